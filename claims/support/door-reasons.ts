import { sql } from 'kysely';
import { cancel } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { markNoShows } from '#participation/server';
import { again, device, press, type Said, shift, soon, type Ticket, ticket } from './door.ts';
import { by, type Seance } from './hub.ts';
import { type Cookie, signedIn } from './pages.ts';

type Found = { codes: Set<string>; wrong: string[] };
type Door = (seance: Seance, gate?: string) => ReturnType<typeof device>;

/** Comes to a door in every way that it refuses, and takes each way past a refusal that it offers. */
export async function reasons(url: string, cookies: readonly Cookie[]): Promise<Found> {
	const found: Found = { codes: new Set(), wrong: [] };
	const at: Door = (seance, gate) => device(url, cookies, seance, gate);
	const expect = (said: Said, code: string, way: string | null = null) => {
		if (said.code) found.codes.add(said.code);
		const told = said.sentence?.length > 20 && !/undefined|\{/.test(said.sentence);
		if (said.code !== code || said.way !== way || said.done || !told)
			found.wrong.push(`instead of ${code} by ${way}: ${said.status} ${said.code} by ${said.way} « ${said.sentence} »`);
	};
	const enters = (said: Said, what: string) => {
		if (!said.done) found.wrong.push(`${what}: ${said.status} ${said.code}`);
	};
	const main = await soon('raisons');
	await readings(url, at(main), main, expect);
	await elsewhere(url, at, main, expect);
	await usedTickets(url, at, main, expect, enters);
	await waiting(url, at, expect, enters);
	await decidedTickets(url, at, main, expect);
	await seances(url, at, expect, enters);
	await strangers(url, main, found);
	return found;
}

type Expect = (said: Said, code: string, way?: string | null) => void;
type Enters = (said: Said, what: string) => void;

async function readings(url: string, door: ReturnType<Door>, main: Seance, expect: Expect): Promise<void> {
	expect(await door.scan('ZZZZ-ZZZZ-ZZZZ'), 'participation_ticket_unknown');
	for (const [name, code] of [
		['Anne Pareille', 'AAAA00000001'],
		['Zoé Pareille', 'AAAA00000002']
	] as const)
		await sql`update participation.seat set ticket = ${code} where id = ${(await ticket(url, main, name)).seat}`.execute(
			db
		);
	expect(await door.scan('aaaa'), 'participation_ticket_short');
	const [one, two] = [await ticket(url, main, 'Nonce Premier'), await ticket(url, main, 'Nonce Second')];
	const nonce = crypto.randomUUID();
	await door.scan(one.ticket, { nonce });
	expect(await door.scan(two.ticket, { nonce }), 'participation_key_reused');
}

async function elsewhere(url: string, at: Door, main: Seance, expect: Expect): Promise<void> {
	const [other, later, hidden] = [await soon('ailleurs'), await again(main, 3 * 24 * 60), await soon('cachee')];
	const sameDay = await again(main, 31);
	await sql`update agenda.occurrence set starts_at = (select starts_at + interval '1 minute' from agenda.occurrence where id = ${main.id})
		where id = ${sameDay.id}`.execute(db);
	const theirs = async (seance: Seance) => (await ticket(url, seance, `Perdue ${seance.id}`)).ticket;
	const unpublished = await theirs(hidden);
	await sql`update agenda.offering set published_at = null where slug = ${hidden.slug}`.execute(db);
	expect(await at(main).scan(await theirs(other)), 'agenda_door_other_activity');
	expect(await at(main).scan(await theirs(later)), 'agenda_door_other_day', 'walk_in');
	expect(await at(main).scan(await theirs(sameDay)), 'agenda_door_other_seance', 'walk_in');
	expect(await at(main).scan(unpublished), 'participation_ticket_elsewhere');
}

async function usedTickets(url: string, at: Door, main: Seance, expect: Expect, enters: Enters): Promise<void> {
	const one = await ticket(url, main, 'Une Fois');
	const [court, plain] = [at(main, 'Cour'), at(main)];
	expect(await plain.scan(one.ticket, { act: 'out' }), 'participation_not_inside');
	enters(await plain.scan(one.ticket.slice(0, 6)), 'the first six characters');
	expect(await plain.scan(one.ticket), 'participation_ticket_used');
	enters(await plain.scan(one.ticket, { act: 'out' }), 'out');
	const nonce = crypto.randomUUID();
	enters(await court.scan(one.ticket, { nonce }), 'in again');
	expect(await plain.scan(one.ticket), 'participation_ticket_used_at_gate');
	enters(await plain.undo(nonce), 'undo');
	expect(await court.scan(one.ticket, { nonce }), 'participation_passage_undone');
}

/** Séances with one place: who waits, to whom it is offered, who lets it lapse or declines, and who comes without a ticket. */
async function waiting(url: string, at: Door, expect: Expect, enters: Enters): Promise<void> {
	const full = await soon('complet', { capacity: 1 });
	const [, second] = [await ticket(url, full, 'Prem Ière'), await ticket(url, full, 'Deux Ième')];
	const door = at(full);
	expect(await door.scan(second.ticket), 'participation_ticket_waiting', 'beyond');
	expect(await door.walkIn({ name: 'Pas Inscrite' }), 'participation_full_at_door', 'beyond');
	enters(await door.scan(second.ticket, { decided: ['participation_ticket_waiting'] }), 'waiting, beyond');
	const nonce = crypto.randomUUID();
	for (const _twice of [1, 2])
		enters(await door.walkIn({ name: 'Pas Inscrite', beyond: true, nonce }), 'walk-in, beyond');
	const offers = await soon('offres', { capacity: 3, offerMinutes: 60 });
	const names = ['Un', 'Deux', 'Trois', 'Offerte', 'Déclinée', 'Lapsée'];
	const all: Ticket[] = [];
	for (const name of names) all.push(await ticket(url, offers, `${name} Offre`));
	for (const leaving of all.slice(0, 3)) await press(url, leaving, 'cancel');
	const [offered, declined, lapsed] = all.slice(3);
	if (!offered || !declined || !lapsed) throw new Error('three offers were wanted');
	await press(url, declined, 'decline');
	await sql`update participation.seat set offered_until = now() - interval '1 minute' where id = ${lapsed.seat}`.execute(
		db
	);
	const theirs = at(offers);
	expect(await theirs.scan(offered.ticket), 'participation_ticket_offered', 'confirm');
	enters(await theirs.scan(offered.ticket, { decided: ['participation_ticket_offered'] }), 'offered, confirmed');
	expect(await theirs.scan(declined.ticket), 'participation_ticket_declined', 'walk_in');
	expect(await theirs.scan(lapsed.ticket), 'participation_ticket_expired', 'walk_in');
	enters(await theirs.walkIn({ name: 'Lapsée Offre' }), 'walk-in with a free place');
}

async function decidedTickets(url: string, at: Door, main: Seance, expect: Expect): Promise<void> {
	const gone = await ticket(url, main, 'An Nulée');
	await press(url, gone, 'cancel');
	expect(await at(main).scan(gone.ticket), 'participation_ticket_cancelled', 'walk_in');
	for (const [state, code, way] of [
		['draft', 'participation_ticket_draft', null],
		['submitted', 'participation_ticket_unanswered', 'confirm'],
		['withdrawn', 'participation_ticket_withdrawn', 'walk_in']
	] as const) {
		const one = await ticket(url, main, `Demande ${state}`);
		await sql`with asked as (update participation.seat set state = ${state} where id = ${one.seat})
			update participation.pool set taken = taken - 1 where id = ${main.pool}`.execute(db);
		expect(await at(main).scan(one.ticket), code, way);
	}
}

async function seances(url: string, at: Door, expect: Expect, enters: Enters): Promise<void> {
	const [early, over, missed, off] = [
		await soon('tot'),
		await soon('fini'),
		await soon('absent'),
		await soon('annulee')
	];
	const [first, late, absent, nobody] = [
		await ticket(url, early, 'Trop Tôt'),
		await ticket(url, over, 'Trop Tard'),
		await ticket(url, missed, 'Pas Venue'),
		await ticket(url, off, 'Per Sonne')
	];
	await shift(early, 5 * 60);
	await shift(over, -6 * 60);
	await transaction((tx) => markNoShows(tx, ref('occurrence', missed.id), { source: 'door' }));
	await transaction((tx) => cancel(tx, off.id, by));
	for (const [seance, { ticket: code }, reason] of [
		[early, first, 'agenda_door_early'],
		[over, late, 'agenda_door_over'],
		[missed, absent, 'participation_ticket_missed']
	] as const) {
		expect(await at(seance).scan(code), reason, 'anyway');
		enters(await at(seance).scan(code, { decided: [reason] }), `${reason}, decided`);
	}
	expect(await at(off).scan(nobody.ticket), 'agenda_door_cancelled');
	expect(await at(off).scan(nobody.ticket, { decided: ['agenda_door_cancelled'] }), 'agenda_door_cancelled');
}

/** Whoever is not at the door learns nothing there. */
async function strangers(url: string, main: Seance, found: Found): Promise<void> {
	const nobody = await device(url, [], main).scan('ZZZZZZZZZZZZ');
	const teacher = await device(url, await signedIn(url, 'teacher'), main).scan('ZZZZZZZZZZZZ');
	if (![303, 401].includes(nobody.status) || teacher.status !== 404 || teacher.code === 'participation_ticket_unknown')
		found.wrong.push(`strangers' scans were answered with ${nobody.status} and ${teacher.status}`);
}
