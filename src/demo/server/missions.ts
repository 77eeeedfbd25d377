import type { Temporal } from 'temporal-polyfill';
import { type By, ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import {
	addSlots,
	apply,
	arrangeMeetings,
	contactsOf,
	counterpartsOf,
	decide,
	keepCounterpart,
	keepItem,
	missionById,
	moveMission,
	noteCost,
	sayAbsent,
	sayMet,
	setTables,
	wish,
	writeMission
} from '#missions/server';
import { ago, anchor, momentOf, todayIn } from './calendar.ts';
import { hostOf, type Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['missions']['missions'][number];
/** A mission while it is told: its first day, and the ids of who travels and of who is met, by what the demonstration calls them. */
type Telling = Readonly<{
	id: string;
	told: Told;
	known: Known;
	first: Temporal.PlainDate;
	here: string;
	travellers: ReadonlyMap<string, string>;
	guests: ReadonlyMap<string, string>;
}>;

const fr = { locale: 'fr' } as const;

/** Tells invented missions to invented clusters: who travels, what they do there, whom they meet, and what one that is over cost. @returns how many there are */
export async function tellMissions({ missions: { missions }, hub }: Demonstration, known: Known): Promise<number> {
	for (const told of missions) await tellMission(told, known, hub.timeZone);
	return missions.length;
}

async function tellMission(told: Told, known: Known, here: string): Promise<void> {
	const first = anchor(todayIn(here)).add({ days: told.from });
	const by: By = { actor: null, source: 'demo', at: ago(told.announced) };
	const id = await transaction(async (tx) => {
		const made = await writeMission(tx, givenOf(told, first), { fictional: true });
		await moveMission(tx, made, 'announce', by);
		return made;
	});
	const travellers = await tellDelegation(told, known, id);
	const guests = new Map<string, string>();
	for (const { wishes: _, away: __, ...guest } of told.guests)
		guests.set(guest.name, await transaction((tx) => keepCounterpart(tx, id, guest, {})));
	const telling = { id, told, known, first, here, travellers, guests };
	await transaction((tx) => tellJourney(tx, telling));
	await transaction((tx) => tellMeetings(tx, telling));
	await transaction((tx) => tellAfter(tx, telling));
}

function givenOf(told: Told, first: Temporal.PlainDate) {
	const { title, summary, body, covered, documents, locality, timeZone, places, sectors, contactName } = told;
	return {
		...{ title, summary, body, covered, documents, locality, timeZone, places, sectors, contactName },
		...{ contactPhone: told.contactPhone, operation: null },
		...{ starts: String(first), ends: String(first.add({ days: told.length - 1 })) },
		applyUntil: String(first.subtract({ days: told.applyBefore }))
	};
}

async function tellDelegation(told: Told, known: Known, mission: string): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const [turn, { person, organization, decision, word, ...given }] of told.travellers.entries()) {
		const viewer = hostOf(known, organization, person);
		const at = ago(told.announced - 1 - turn);
		const own = known.organizations.get(organization) ?? '';
		await transaction(async (tx) => {
			const by = { actor: ref('person', viewer.id), source: 'demo', at } as const;
			const id = await apply(tx, mission, { ...given, organization: own }, viewer, by);
			if (decision) await decide(tx, id, { decision, word }, { ...by, actor: null });
			if (decision === 'accepted') ids.set(person, id);
		});
	}
	return ids;
}

async function tellJourney(tx: Tx, { id, told, first, here, travellers }: Telling): Promise<void> {
	const zones = { there: told.timeZone, here };
	for (const { day, start, zone, endDay, end, endZone, without, ...given } of told.items) {
		const item = {
			...given,
			...{ startsAt: momentOf(first, day, start, zones[zone]), startZone: zones[zone] },
			...{ endsAt: momentOf(first, endDay, end, zones[endZone]), endZone: zones[endZone] },
			skips: without.flatMap((person) => travellers.get(person) ?? [])
		};
		await keepItem(tx, id, item, fr);
	}
}

async function tellMeetings(tx: Tx, { id, told, first, travellers, guests }: Telling): Promise<void> {
	const { day, start, ...times } = told.slots;
	const at = (on: number, time: string) => momentOf(first, on, time, told.timeZone);
	await setTables(tx, id, told.tables);
	await addSlots(tx, id, { from: at(day, start), ...times });
	const mission = await missionById(id, tx);
	for (const [person, names] of Object.entries(told.wishes)) {
		const wanted = names.flatMap((name) => guests.get(name) ?? []);
		await wish(tx, mission, 'traveller', travellers.get(person) ?? '', wanted);
	}
	for (const { name, wishes, away } of told.guests) {
		const guest = guests.get(name) ?? '';
		const wanted = wishes.flatMap((person) => travellers.get(person) ?? []);
		await wish(tx, mission, 'counterpart', guest, wanted);
		if (!away) continue;
		const absence = { startsAt: at(away.day, away.from), endsAt: at(away.day, away.to) };
		await sayAbsent(tx, mission, guest, absence, fr);
	}
	await arrangeMeetings(tx, id, { actor: null, source: 'demo' });
}

async function tellAfter(tx: Tx, { id, told, known, first, travellers }: Telling): Promise<void> {
	const [somebody] = known.people;
	for (const { amount, day, organization, ...cost } of told.costs) {
		const paidOn = String(first.add({ days: day }));
		const payer = organization && (known.organizations.get(organization) ?? null);
		const line = { ...cost, paidOn, organization: payer, traveller: null, cents: amount, operation: null };
		await noteCost(tx, id, line, { evidence: null, viewer: { id: somebody?.id ?? '' } });
	}
	const by = { actor: null, source: 'demo' } as const;
	const guests = await counterpartsOf(id, tx);
	for (const { person, guest, met, note } of told.met) {
		const organization = told.travellers.find((one) => one.person === person)?.organization ?? '';
		const viewer = hostOf(known, organization, person);
		const partner = guests.find(({ name }) => name === guest);
		const contacts = await contactsOf(travellers.get(person) ?? '', tx);
		const contact = contacts.find((one) => one.partner === partner?.name);
		if (contact) await sayMet(tx, contact.meeting, { met, note }, viewer, { ...by, actor: ref('person', viewer.id) });
	}
	for (const move of told.moves) await moveMission(tx, id, move, by);
}
