import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { inductionsOf } from './inducted.ts';
import { usesBy } from './uses.ts';

/** What is kept of a person about machines: what she was inducted into, signed and used. */
export async function exportMachines(person: string): Promise<Record<string, unknown[]>> {
	const { rows: signatures } = await sql`
		select s.name as machine, h.version, h.hash, g.name, g.signed_at from spaces.signature g join spaces.sheet h on h.id = g.sheet join spaces.space s on s.id = h.space
		where g.person = ${person} order by g.signed_at`.execute(db);
	const { rows: companions } = await sql`
		select c.reservation, c.adult from spaces.companion c join spaces.reservation r on r.id = c.reservation join participation.booking b on b.id = r.booking
		where b.party = ${person}`.execute(db);
	return { inductions: await inductionsOf(person), signatures, companions, uses: await usesBy(person) };
}

/** Takes out what names her; time and material that count stay without her. */
export async function eraseMachines(tx: Tx, person: string): Promise<void> {
	await sql`delete from spaces.inducted where person = ${person}`.execute(tx);
	await sql`delete from spaces.signature where person = ${person}`.execute(tx);
	await sql`delete from spaces.companion where reservation in (
		select r.id from spaces.reservation r join participation.booking b on b.id = r.booking where b.party = ${person})`.execute(
		tx
	);
	await sql`update spaces.machine_use set person = null where person = ${person}`.execute(tx);
}

/** Both are the same person. */
export async function mergeMachines(tx: Tx, from: string, into: string): Promise<void> {
	await sql`delete from spaces.inducted d where d.person = ${from} and exists (
		select from spaces.inducted o where o.person = ${into} and o.induction = d.induction and o.occurrence = d.occurrence)`.execute(
		tx
	);
	await sql`update spaces.inducted set person = ${into} where person = ${from}`.execute(tx);
	await sql`delete from spaces.signature g where g.person = ${from} and exists (
		select from spaces.signature o where o.person = ${into} and o.sheet = g.sheet)`.execute(tx);
	await sql`update spaces.signature set person = ${into} where person = ${from}`.execute(tx);
	await sql`update spaces.machine_use set person = ${into} where person = ${from}`.execute(tx);
	await sql`update spaces.loan set person = ${into} where person = ${from}`.execute(tx);
}

const DAYS = 30;

/** Forgets which adult was beside a minor, a month after it was over. */
export async function forgetCompanions(): Promise<void> {
	await sql`delete from spaces.companion c using spaces.reservation r
		where r.id = c.reservation and upper(r.during) < now() - make_interval(days => ${DAYS})`.execute(db);
}
