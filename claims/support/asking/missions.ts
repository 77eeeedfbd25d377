import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import {
	addMeeting,
	addSlots,
	apply,
	arrangeMeetings,
	decide,
	guestPath,
	keepCounterpart,
	keepItem,
	missionById,
	moveMission,
	noteCost,
	organizationsOf,
	setTables,
	slotsOf,
	wish,
	writeMission
} from '#missions/server';
import { type Arrange, founderId, one, word, words } from './world.ts';

const by = { actor: null, source: 'demo' as const };
const HOUR = 3_600_000;
const ZONE = 'Europe/Helsinki';

/** A mission that is announced, with the founder among those who travel, somebody to meet, a table and two times. */
async function mission() {
	const text = words(word());
	const starts = new Date(Date.now() + 40 * 24 * HOUR);
	const day = starts.toISOString().slice(0, 10);
	const person = await founderId();
	const viewer = await absent(person);
	if (!viewer) throw new Error('the founder is not there');
	return transaction(async (tx) => {
		const given = { title: text, summary: text, body: text, covered: null, documents: null, locality: 'Kotka' };
		const when = { timeZone: ZONE, starts: day, ends: day, applyUntil: day, places: 4, sectors: [], operation: null };
		const id = await writeMission(tx, { ...given, ...when, contactName: '', contactPhone: '' }, { fictional: true });
		await moveMission(tx, id, 'announce', by);
		const [organization] = await organizationsOf(viewer, tx);
		const asking = { organization: organization?.id ?? '', seeks: word(), languages: [], phone: '' };
		const traveller = await apply(tx, id, asking, viewer, by);
		await decide(tx, traveller, { decision: 'accepted', word: '' }, by);
		const person = { name: word(), organization: word(), email: 'aino@exemple.invalid', phone: '', about: '' };
		const guest = await keepCounterpart(tx, id, { ...person, locale: 'fi' }, {});
		await setTables(tx, id, 1);
		await addSlots(tx, id, { from: starts, count: 2, minutes: 20, pause: 5 });
		return { id, traveller, guest, starts };
	});
}

type Mission = Awaited<ReturnType<typeof mission>>;

const meeting = async ({ id, traveller, guest: counterpart }: Mission): Promise<string> => {
	const [slot] = await slotsOf(id);
	const pair = { traveller, counterpart, slot: slot?.id ?? '', spot: null };
	return transaction((tx) => addMeeting(tx, id, pair, { id: newId(), locale: 'fr' }));
};

const desk = '(coulisses)/desk/missions/[mission]/';

/** An act of the team on a page of a mission, once something is there to act on. */
const team =
	(page: string, act: string, figures: readonly number[], prepare: (its: Mission) => Promise<unknown>): Arrange =>
	async ({ coordinator }) => {
		const its = await mission();
		await prepare(its);
		return { page: `/desk/missions/${its.id}${page}`, as: coordinator, act, figures };
	};

const move = (id: string, ...moves: readonly ('close' | 'travel')[]) =>
	transaction(async (tx) => {
		for (const one of moves) await moveMission(tx, id, one, by);
	});

/** What takes something of a mission away. */
export const missions: Readonly<Record<string, Arrange>> = {
	[`${desk}#cancel`]: async (world) => {
		const arranged = await team('', 'cancel', [1], async () => undefined)(world);
		return { ...arranged, fill: { reason: 'Grève des trains.' } };
	},
	[`${desk}#travel`]: team('', 'travel', [1], ({ id }) => move(id, 'close')),
	[`${desk}#report`]: team('', 'report', [], ({ id }) => move(id, 'close', 'travel')),
	[`${desk}itinerary/#remove`]: team('/itinerary', 'remove', [], async ({ id, starts }) => {
		const part = { kind: 'visit' as const, title: word(), place: '', address: '', phone: '', note: '', skips: [] };
		const times = { startsAt: starts, startZone: ZONE, endsAt: new Date(starts.getTime() + HOUR), endZone: ZONE };
		await transaction((tx) => keepItem(tx, id, { ...part, ...times }, { locale: 'fr' }));
	}),
	[`${desk}meetings/#cancel`]: team('/meetings', 'cancel', [], meeting),
	[`${desk}meetings/#arrange`]: team('/meetings', 'arrange', [1], async ({ id, traveller, guest }) => {
		await transaction(async (tx) => {
			await wish(tx, await missionById(id, tx), 'traveller', traveller, [guest]);
			await arrangeMeetings(tx, id, by);
		});
	}),
	[`${desk}meetings/#dropGuest`]: team('/meetings', 'dropGuest', [0], async () => undefined),
	[`${desk}costs/#remove`]: team('/costs', 'remove', [], async ({ id, starts }) => {
		const paidOn = starts.toISOString().slice(0, 10);
		const cost = { what: word(), category: 'meal' as const, paidOn, organization: null, traveller: null, cents: 1250 };
		const viewer = { id: await founderId() };
		const line = { ...cost, currency: 'EUR', rate: 1, operation: null };
		await transaction((tx) => noteCost(tx, id, line, { evidence: null, viewer }));
	}),
	'(person)/me/missions/[mission]/#withdraw': async ({ founder }) => {
		const { id } = await mission();
		return { page: `/me/missions/${id}`, as: founder, act: 'withdraw', figures: [] };
	},
	'(public)/missions/guest/[token]/#leave': async ({ founder }) => {
		const { guest } = await mission();
		const turn = Number(await one(sql`select turn::text as id from missions.counterpart where id = ${guest}`));
		return { page: guestPath(guest, turn), as: founder, act: 'leave', figures: [] };
	}
};
