import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { answered, meetingsOfGuest } from '../server/guest-page.ts';
import {
	absencesOf,
	type Counterpart,
	clocksOf,
	delegationOf,
	guestActing,
	guestByLink,
	leave,
	type Mission,
	sayAbsent,
	takeAbsenceBack,
	travellerById,
	wish,
	wishesBy,
	writeTo
} from '../server/index.ts';
import { isPlanned } from '../states.ts';
import { absenceIn, ranked } from './mission.server.ts';

type Event = RequestEvent<{ token: string }>;

/** What somebody who was invited there sees: who travels and what they seek, what she wished, and her meetings. @throws 404 */
export async function guestShown(event: Pick<Event, 'params' | 'locals'>) {
	const { guest, mission } = await guestByLink(event.params.token);
	const { locale } = event.locals;
	const [delegation, wishes, absences, meetings, clocks, funded] = await Promise.all([
		delegationOf(mission.id),
		wishesBy('counterpart', guest.id),
		absencesOf(guest.id),
		meetingsOfGuest(guest.id),
		clocksOf(mission, locale),
		fundedBy(mission.operation)
	]);
	const { title, summary, starts, ends, locality, timeZone, fictional, contactName, contactPhone } = mission;
	return {
		guest: { name: guest.name, organization: guest.organization },
		mission: {
			...{ starts, ends, locality, timeZone, fictional, contactName, contactPhone, state: mission.state },
			...{ title: say(title, locale), summary: say(summary, locale) }
		},
		travellers: delegation
			.filter(({ state }) => state === 'accepted')
			.map(({ id, name, organizationName, seeks, languages }) => ({
				...{ id, name: name ?? '', organization: organizationName ?? '', seeks, languages }
			})),
		...{ wishes, absences, meetings, ...clocks, funded, key: newId(), planned: isPlanned(mission.state) }
	};
}

const acting =
	(
		done: string,
		act: (
			tx: Tx,
			its: Readonly<{ guest: Counterpart; mission: Mission; form: FormData; event: Event }>
		) => Promise<unknown>,
		beside = ''
	) =>
	async (event: Event) => {
		const form = await event.request.formData();
		const write = async (tx: Tx) => act(tx, { ...(await guestActing(tx, event.params.token)), form, event });
		return change(event, typedTexts(form), write, `/missions/guest/${event.params.token}?done=${done}`, beside);
	};

export const guestWishes = acting('wished', async (tx, { guest, mission, form }) => {
	await wish(tx, mission, 'counterpart', guest.id, ranked(form));
	await answered(tx, guest.id);
});

export const guestAbsent = acting(
	'absent',
	async (tx, { guest, mission, form, event }) => {
		const { locale } = event.locals;
		await sayAbsent(tx, mission, guest.id, absenceIn(form, mission), { id: keyIn(form), locale });
		await answered(tx, guest.id);
	},
	'starts'
);

export const guestPresent = acting('absent', (tx, { guest, form }) =>
	takeAbsenceBack(tx, guest.id, fieldOf(form, 'absence'))
);

/** She does not come, and is forgotten. Her link opens nothing any more: she reads that she has left on the page of the mission. */
export async function guestLeaves(event: Event) {
	const form = await event.request.formData();
	const { mission } = await guestByLink(event.params.token, db);
	const write = async (tx: Tx) => {
		const its = await guestActing(tx, event.params.token);
		const left = await leave(tx, its.guest);
		requireSure(event, doing(m.missions_guest_leave(), [m.missions_guest_leave_says()]), form);
		for (const traveller of left)
			await writeTo(tx, (await travellerById(traveller, tx)).person, its.mission, { letter: 'moved' });
	};
	return change(event, typedTexts(form), write, `/missions/${mission.slug}?done=left`);
}
