import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { changeGiven } from '#web/act.server.ts';
import { doing, removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { NewCounterpart, NewSlots } from '../mission.schema.ts';
import { isMutual } from '../schedule.ts';
import {
	addMeeting,
	addSlots,
	arrangeMeetings,
	cancelMeeting,
	counterpartsOf,
	dropCounterpart,
	inviteCounterpart,
	keepCounterpart,
	type Mission,
	moveMeeting,
	removeSlot,
	setTables,
	standingOf,
	swapMeetings,
	travellerById,
	unmetIn,
	unsettledOf,
	writeTo,
	writeToDelegation,
	writeToGuests
} from '../server/index.ts';
import { isPlanned } from '../states.ts';
import { type Entered, pressing } from './entered.server.ts';

/** All that the page of meetings shows: who may meet, when and where, who meets whom, and which wishes are not met. */
export async function meetingsShown(mission: Mission) {
	const [standing, guests] = await Promise.all([standingOf(mission.id), counterpartsOf(mission.id)]);
	const { parties, slots, kept, pairs } = standing;
	const unmet = unmetIn(standing);
	const mutual = pairs.filter(isMutual).length;
	return {
		...{ parties, slots, meetings: kept, guests, unmet: unmet.slice(0, 60), key: newId() },
		figures: {
			meetings: kept.length,
			wishes: pairs.length,
			...{ mutual, met: mutual - unmet.filter((one) => one.mutual).length }
		},
		planned: isPlanned(mission.state)
	};
}

const PAGE = '/meetings';
const whereIn = (form: FormData) => ({ slot: fieldOf(form, 'slot'), spot: fieldOf(form, 'spot') || null });

/** Whoever meets otherwise than she was told hears of it, once it is announced. */
async function tellMoved(tx: Tx, mission: Mission, meetings: readonly { traveller: string; counterpart: string }[]) {
	for (const { traveller } of meetings)
		await writeTo(tx, (await travellerById(traveller, tx)).person, mission, { letter: 'moved' });
	await writeToGuests(
		tx,
		mission,
		{ letter: 'guest_moved' },
		meetings.map(({ counterpart }) => counterpart)
	);
}

const tells = (form: FormData): boolean => fieldOf(form, 'tell') === 'yes';

export const meet = pressing(PAGE, 'met', async (tx, { id, mission, locale }, form) => {
	const pair = { traveller: fieldOf(form, 'traveller'), counterpart: fieldOf(form, 'counterpart') };
	await addMeeting(tx, id, { ...pair, ...whereIn(form) }, { id: keyIn(form), locale });
	if (tells(form)) await tellMoved(tx, mission, [pair]);
});
export const move = pressing(PAGE, 'moved', async (tx, { id, mission, locale }, form) => {
	const meeting = await moveMeeting(tx, id, fieldOf(form, 'meeting'), whereIn(form), { locale });
	if (tells(form)) await tellMoved(tx, mission, [meeting]);
});
export const swap = pressing(PAGE, 'moved', async (tx, { id, mission, locale }, form) => {
	const both = await swapMeetings(tx, id, [fieldOf(form, 'meeting'), fieldOf(form, 'other')], { locale });
	if (tells(form)) await tellMoved(tx, mission, both);
});
export const cancelOne = pressing(PAGE, 'cancelled', async (tx, { id, mission }, form, event) => {
	const meeting = await cancelMeeting(tx, id, fieldOf(form, 'meeting'));
	if (tells(form)) await tellMoved(tx, mission, [meeting]);
	requireSure(event, doing(m.missions_meeting_cancel(), []), form);
});

export const arrange = pressing(PAGE, 'arranged', async (tx, { id, by, mission }, form, event) => {
	const before = (await unsettledOf(id, new Date(), tx)).length;
	await arrangeMeetings(tx, id, by);
	const says = [m.missions_arrange_says({ count: before })];
	if (before) requireSure(event, doing(m.missions_arrange(), says), form);
	if (!tells(form)) return;
	await writeToDelegation(tx, mission, { letter: 'arranged' });
	await writeToGuests(tx, mission, { letter: 'guest_arranged' });
});

export const tables = pressing(
	PAGE,
	'saved',
	(tx, { id }, form) => setTables(tx, id, Number(fieldOf(form, 'tables') || Number.NaN)),
	'tables'
);
export const dropSlot = pressing(PAGE, 'removed', (tx, { id }, form) => removeSlot(tx, id, fieldOf(form, 'slot')));

/** Adds times one after the other, by the clock of the place. */
export async function saveSlots(event: RequestEvent, { id, mission }: Entered) {
	const form = await event.request.formData();
	const number = (name: string) => Number(fieldOf(form, name).trim() || Number.NaN);
	const given = NewSlots.safeParse({
		from: momentOf(fieldOf(form, 'from').slice(0, 16), mission.timeZone),
		...{ count: number('count'), minutes: number('minutes'), pause: number('pause') }
	});
	const to = `/desk/missions/${id}${PAGE}?done=saved`;
	return changeGiven(event, typedTexts(form), given, (tx, its) => addSlots(tx, id, its), to, 'from');
}

/** Keeps somebody whom travellers may meet, new or written anew. */
export async function saveGuest(event: RequestEvent, { id }: Entered) {
	const form = await event.request.formData();
	const names = ['name', 'organization', 'email', 'phone', 'locale', 'about'] as const;
	const given = NewCounterpart.safeParse(Object.fromEntries(names.map((name) => [name, fieldOf(form, name).trim()])));
	const before = fieldOf(form, 'guest') || null;
	const to = `/desk/missions/${id}${PAGE}?done=saved`;
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, its) => keepCounterpart(tx, id, its, { id: keyIn(form), before }),
		to
	);
}

export const invite = pressing(PAGE, 'invited', (tx, { id }, form) =>
	inviteCounterpart(tx, id, fieldOf(form, 'guest'))
);
export const dropGuest = pressing(PAGE, 'removed', async (tx, { id, mission }, form, event) => {
	const { name, left } = await dropCounterpart(tx, id, fieldOf(form, 'guest'));
	requireSure(event, removing(name, [m.missions_drop_guest_says({ count: left.length })]), form);
	for (const traveller of left)
		await writeTo(tx, (await travellerById(traveller, tx)).person, mission, { letter: 'moved' });
});
