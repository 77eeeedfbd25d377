import { createHash, type Hash } from 'node:crypto';
import { sql } from 'kysely';
import { type Tx, transaction } from '../db.ts';
import { commit } from './record.ts';
import { SEQUENCER_LOCK } from './sequencer.ts';

type Seal = { number: number; day: string; firstPosition: number; lastPosition: number; hash: Buffer };
const PAGE = 5000;

/**
 * Seals everything positioned since the last seal. Run each day; a hub may also seal at once (before a report leaves).
 * @returns the new seal, or null when there was nothing to seal.
 */
export function seal(): Promise<Seal | null> {
	return transaction(async (tx) => {
		await sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK})`.execute(tx);
		const before = await lastSeal(tx);
		const { rows } = await sql<{ last: number; day: string }>`
			select coalesce(max(position), 0) as last, (now() at time zone 'UTC')::date as day from kernel.activity_order`.execute(
			tx
		);
		const { last = 0, day = '' } = rows[0] ?? {};
		const first = (before?.lastPosition ?? 0) + 1;
		if (last < first) return null;
		const made = { number: (before?.number ?? 0) + 1, day, firstPosition: first, lastPosition: last };
		const hash = await hashOf(tx, made, before?.hash ?? null);
		await sql`insert into kernel.seal (number, day, first_position, last_position, hash)
			values (${made.number}, ${made.day}, ${made.firstPosition}, ${made.lastPosition}, ${hash})`.execute(tx);
		return { ...made, hash };
	});
}

export type Verdict =
	| { holds: true; seals: number; facts: number }
	| {
			holds: false;
			seal: number;
			day: string;
			positions: [number, number];
			reason: 'altered' | 'broken chain' | 'commitment';
	  };

/** Computes every seal again from the rows, and every commitment whose words are still kept; the first that differs is named. */
export function verifySeals(): Promise<Verdict> {
	return transaction(async (tx) => {
		const { rows: seals } =
			await sql<Seal>`select number, day, first_position, last_position, hash from kernel.seal order by number`.execute(
				tx
			);
		let before: Seal | null = null;
		for (const one of seals) {
			const broken = (reason: 'altered' | 'broken chain'): Verdict => ({
				holds: false,
				seal: one.number,
				day: one.day,
				positions: [one.firstPosition, one.lastPosition],
				reason
			});
			if (one.number !== (before?.number ?? 0) + 1 || one.firstPosition !== (before?.lastPosition ?? 0) + 1)
				return broken('broken chain');
			if (!(await hashOf(tx, one, before?.hash ?? null)).equals(one.hash)) return broken('altered');
			before = one;
		}
		return (await brokenCommitment(tx)) ?? { holds: true, seals: seals.length, facts: before?.lastPosition ?? 0 };
	}, 'repeatable read');
}

async function lastSeal(tx: Tx): Promise<Seal | undefined> {
	const { rows } =
		await sql<Seal>`select number, day, first_position, last_position, hash from kernel.seal order by number desc limit 1`.execute(
			tx
		);
	return rows[0];
}

async function hashOf(tx: Tx, range: Omit<Seal, 'hash'>, previous: Buffer | null): Promise<Buffer> {
	const hash = createHash('sha256')
		.update(previous ?? Buffer.alloc(32))
		.update(`${range.number}|${range.day}\n`);
	for (let from = range.firstPosition; from <= range.lastPosition; from += PAGE)
		await addRows(tx, hash, from, Math.min(from + PAGE - 1, range.lastPosition));
	return hash.digest();
}

/** One line a fact, written by PostgreSQL so that it is the same on every machine: UTC, jsonb's own order of keys, text lengths to part the fields. */
async function addRows(tx: Tx, hash: Hash, from: number, to: number): Promise<void> {
	const { rows } = await sql<{ line: string }>`
		select jsonb_build_array(o.position, o.ordered_at at time zone 'UTC', a.id, a.verb, a.version, a.actor_kind, a.actor, a.object_kind, a.object,
			a.target_kind, a.target, a.context_kind, a.context, a.place, a.at at time zone 'UTC', a.recorded_at at time zone 'UTC', a.source,
			a.detail, encode(a.commitment, 'hex'), a.corrects)::text as line
		from kernel.activity_order o left join kernel.activity a on a.id = o.activity
		where o.position between ${from} and ${to} order by o.position`.execute(tx);
	for (const { line } of rows) hash.update(`${line}\n`);
}

type SealedRow = { position: number; commitment: Buffer; salt: Buffer; words: Record<string, string> };

async function brokenCommitment(tx: Tx): Promise<Verdict | null> {
	let after = 0;
	for (;;) {
		const { rows } = await sql<SealedRow>`
			select o.position, a.commitment, s.salt, s.words from kernel.activity_sealed s
			join kernel.activity a on a.id = s.activity join kernel.activity_order o on o.activity = a.id
			where o.position > ${after} order by o.position limit ${PAGE}`.execute(tx);
		const wrong = rows.find(({ commitment, salt, words }) => !commitment?.equals(commit(salt, words)));
		if (wrong)
			return { holds: false, seal: 0, day: '', positions: [wrong.position, wrong.position], reason: 'commitment' };
		after = rows.at(-1)?.position ?? 0;
		if (rows.length < PAGE) return null;
	}
}
