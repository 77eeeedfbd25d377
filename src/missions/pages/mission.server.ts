import type { RequestEvent } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import { sayRich } from '#kernel/server/richtext.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { sectors } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, ticked, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { Candidature, NewAbsence, Said } from '../mission.schema.ts';
import {
	absencesOf,
	apply,
	contactsOf,
	counterpartsOf,
	followUp,
	lockPlanned,
	type Mission,
	missionById,
	missionBySlug,
	organizationsOf,
	sayAbsent,
	sayMet,
	type Traveller,
	takeAbsenceBack,
	travellerOf,
	wish,
	wishesBy,
	withdraw
} from '../server/index.ts';
import { isPlanned } from '../states.ts';

type Event = RequestEvent<{ mission: string }>;

/** Whether one may still ask to travel. */
const mayApply = async ({ state, applyUntil }: Mission): Promise<boolean> =>
	state === 'open' && isoDate(new Date(), (await hub()).timeZone) <= applyUntil;

/** What everybody may know of a mission: not whom travellers call, nor the code that the team books it on. */
const openOf = ({ places, taken, id, slug, title, summary, covered, locality, timeZone, ...rest }: Mission) => ({
	...{ id, slug, title, summary, covered, locality, timeZone, places, left: places - taken },
	...{ starts: rest.starts, ends: rest.ends, applyUntil: rest.applyUntil, sectors: rest.sectors },
	...{ state: rest.state, reason: rest.reason, fictional: rest.fictional }
});

/** A mission as everybody reads it: who travels is in none of it. @throws 404 */
export async function missionShown(slug: string, locale: Locale) {
	const mission = await missionBySlug(slug);
	const known = await sectors();
	return {
		mission: openOf(mission),
		text: sayRich(mission.body, locale),
		applies: await mayApply(mission),
		funded: await fundedBy(mission.operation),
		sectors: known.filter((one) => mission.sectors.includes(one.slug)).map((one) => one.label)
	};
}

/** What is hers of a mission: what she asked, and once she travels whom she would like to meet, when she is not there, and what came of it. @throws 404 */
export async function missionMine(viewer: Viewer, id: string) {
	const mission = await missionById(id);
	const traveller = await travellerOf(id, viewer.id);
	if (mission.state === 'draft' || (!traveller && !(await mayApply(mission)))) throw missing();
	const travels = traveller?.state === 'accepted' && mission.state !== 'cancelled';
	return {
		mission: openOf(mission),
		traveller,
		applies: (await mayApply(mission)) && (!traveller || ['asked', 'withdrawn'].includes(traveller.state)),
		organizations: await organizationsOf(viewer),
		planned: isPlanned(mission.state),
		travels: travels && traveller ? await travelling(mission, traveller) : null,
		/** Whether she answers for her organisation, so that she may write an offer or a request for it. */
		follows: hostedBy(viewer).includes(traveller?.organization ?? '')
	};
}

async function travelling({ id }: Mission, traveller: Traveller) {
	const [guests, wishes, absences, contacts] = await Promise.all([
		counterpartsOf(id),
		wishesBy('traveller', traveller.id),
		absencesOf(traveller.id),
		contactsOf(traveller.id)
	]);
	return {
		...{ wishes, absences, contacts, key: newId() },
		guests: guests
			.filter(({ state }) => state !== 'left')
			.map(({ id, name, organization, about }) => ({ id, name, organization, about }))
	};
}

const pageOf = (event: Event, done: string, hash = '') => `/me/missions/${event.params.mission}?done=${done}${hash}`;

/** Asks to travel, or writes anew what one asked. */
export async function applyTo(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = { ...typedTexts(form), languages: ticked(form, 'languages') };
	const field = (name: string) => fieldOf(form, name).trim();
	const given = Candidature.safeParse({
		...{ organization: field('organization'), seeks: field('seeks'), phone: field('phone'), languages: typed.languages }
	});
	const write = (tx: Tx, its: Candidature) => apply(tx, event.params.mission, its, viewer, bySelf(viewer));
	return changeGiven(event, typed, given, write, pageOf(event, 'applied'), {
		missions_organization_missing: 'organization'
	});
}

/** What a button or a form of her page does, once she is found among those who asked. */
const own =
	(
		done: string,
		act: (
			tx: Tx,
			its: Readonly<{ viewer: Viewer; traveller: Traveller; form: FormData; event: Event }>
		) => Promise<unknown>,
		beside: Parameters<typeof change>[4] = ''
	) =>
	async (event: Event, viewer: Viewer) => {
		const form = await event.request.formData();
		const write = async (tx: Tx) => {
			const traveller = await travellerOf(event.params.mission, viewer.id, tx);
			if (!traveller) throw missing();
			await act(tx, { viewer, traveller, form, event });
		};
		return change(event, typedTexts(form), write, pageOf(event, done), beside);
	};

export const withdrawOwn = own('withdrawn', async (tx, { traveller, viewer, form, event }) => {
	await withdraw(tx, traveller.id, bySelf(viewer));
	requireSure(
		event,
		doing(m.missions_withdraw(), traveller.state === 'accepted' ? [m.missions_withdraw_says()] : []),
		form
	);
});

/** Her mission, while its plan may change and she travels. @throws 404, missions_not_now */
async function plan(tx: Tx, { mission, state }: Traveller): Promise<Mission> {
	const its = await lockPlanned(tx, mission);
	if (state !== 'accepted') throw missing();
	return its;
}

/** Numbers beside names are an order: 1 is wished most, an empty field not at all. */
export const ranked = (form: FormData): string[] =>
	[...form]
		.flatMap(([name, given]) =>
			name.startsWith('wish_') && typeof given === 'string' && given.trim()
				? [[name.slice(5), Number(given)] as const]
				: []
		)
		.filter(([, rank]) => Number.isFinite(rank) && rank > 0)
		.toSorted((a, b) => a[1] - b[1])
		.map(([id]) => id);

export const wishOwn = own('wished', async (tx, { traveller, form }) => {
	await wish(tx, await plan(tx, traveller), 'traveller', traveller.id, ranked(form));
});

/** A time that somebody is not there, by the clock of the place. @throws missions_time_missing, missions_times_order */
export function absenceIn(form: FormData, { timeZone }: Mission): NewAbsence {
	const at = (name: string) => momentOf(fieldOf(form, name).slice(0, 16), timeZone);
	const given = NewAbsence.safeParse({ startsAt: at('starts'), endsAt: at('ends') });
	if (!given.success) throw refused(given.error.issues[0]?.message ?? 'missions_time_missing', {}, 422);
	return given.data;
}

export const absentOwn = own(
	'absent',
	async (tx, { traveller, form, event }) => {
		const mission = await plan(tx, traveller);
		const { locale } = event.locals;
		await sayAbsent(tx, mission, traveller.id, absenceIn(form, mission), { id: keyIn(form), locale });
	},
	'starts'
);
export const presentOwn = own('absent', async (tx, { traveller, form }) => {
	await plan(tx, traveller);
	await takeAbsenceBack(tx, traveller.id, fieldOf(form, 'absence'));
});

export const metOwn = own('met', async (tx, { viewer, form }) => {
	const given = Said.safeParse({ met: fieldOf(form, 'met') === 'yes', note: fieldOf(form, 'note') });
	if (!given.success) throw refused('missions_text_long', {}, 422);
	await sayMet(tx, fieldOf(form, 'meeting'), given.data, viewer, bySelf(viewer));
});

/** Writes what came of a meeting as a draft, and leads to it. */
export async function followOwn(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const direction = fieldOf(form, 'direction') === 'offer' ? ('offer' as const) : ('request' as const);
	const traveller = await travellerOf(event.params.mission, viewer.id);
	const contact =
		traveller && (await contactsOf(traveller.id)).find(({ meeting }) => meeting === fieldOf(form, 'meeting'));
	if (!contact) throw missing();
	const { partner, partnerOrganization, note } = contact;
	const said = { title: m.missions_follow_title({ organization: partnerOrganization }) };
	const needs = note || m.missions_follow_needs({ name: partner, organization: partnerOrganization });
	return change(
		event,
		typedTexts(form),
		(tx) => followUp(tx, contact.meeting, { direction, needs, ...said }, viewer, bySelf(viewer)),
		(id) => `/me/partnering/${id}?done=saved`
	);
}
