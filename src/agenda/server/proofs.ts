import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Proof, sealProofs, stillAsked } from '#kernel/server/proofs.ts';
import { countOnce } from '#participation/server';
import type { On } from './tables.ts';

type Seat = Readonly<{ seat: string; operation: string; at: Date; name: string | null }>;
const proofOf = ({ seat, operation, at }: Seat): Proof => ({ operations: [operation], subject: ref('seat', seat), at });

const funded = sql`participation.attendance_card a join agenda.occurrence o on a.subject_kind = 'occurrence' and o.id = a.subject
	join agenda.offering f on f.id = o.offering join participation.seat s on s.id = a.seat join participation.booking b on b.id = a.booking`;
const counted = sql`a.state = 'fulfilled' and o.status = 'scheduled' and f.operation is not null`;

/** Where she was at a séance that an operation paid for, and those whom she brought along under a name. */
export async function proofsOfSeances(person: string, on: On): Promise<Proof[]> {
	const its = (hers: boolean, where: ReturnType<typeof sql>) =>
		sql`select a.seat, f.operation, o.starts_at as at, s.holder_name as name, ${hers}::boolean as hers from ${funded} where ${counted} and ${where}`;
	// two questions, so that each finds its index
	const { rows } = await sql<Seat & { hers: boolean }>`
		${its(true, sql`s.holder = ${person}`)}
		union all ${its(false, sql`b.party = ${person} and s.holder is null and s.holder_name is not null`)} order by seat`.execute(
		on
	);
	return rows.map(({ hers, ...seat }) => (hers ? proofOf(seat) : { ...proofOf(seat), name: seat.name, another: true }));
}

/** Counts somebody who goes once still: what stands under seal is one there; of her other places all but one are those of somebody who is counted already. */
export async function keepCountedOnce(tx: Tx, person: string): Promise<void> {
	const sealed = (await stillAsked(await proofsOfSeances(person, tx), tx)).map(({ subject }) => subject.id);
	const { rows } = await sql<{ seat: string }>`
		select a.seat from participation.attendance_card a join agenda.occurrence o on a.subject_kind = 'occurrence' and o.id = a.subject
			join agenda.offering f on f.id = o.offering
		where a.holder = ${person} and a.state = 'fulfilled' and f.area = 'learning' and a.seat <> all(${sealed}::uuid[]) order by o.starts_at, a.seat`.execute(
		tx
	);
	const others = rows.map(({ seat }) => seat);
	await countOnce(tx, sealed.length ? others : others.slice(1));
}

/** Seals the names of those whom no person of the hub stands for, who were at some séances that operations paid for. */
export async function sealGuests(tx: Tx, occurrences: readonly string[]): Promise<void> {
	const { rows } = await sql<Seat & { name: string }>`
		select a.seat, f.operation, o.starts_at as at, coalesce(s.holder_name, b.contact_name) as name from ${funded}
		where ${counted} and o.id = any(${[...occurrences]}::uuid[]) and a.holder is null and coalesce(s.holder_name, b.contact_name) is not null
		order by a.seat`.execute(tx);
	const nobody = { name: '', birthYear: null, minorUntil: null };
	const proofs = rows.map((seat) => ({ ...proofOf(seat), name: seat.name, another: true }));
	await sealProofs(tx, nobody, proofs);
}
