import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';

/** What an order was answered with. */
export type Answer = Readonly<{ status: number; body: unknown; headers: Readonly<Record<string, string>> }>;

/** By which key, under which Idempotency-Key, and all that is asked. */
type Once = Readonly<{ key: string; orderKey: string; asked: unknown }>;

/**
 * Carries out an order once, in the transaction that also keeps its answer: sent again, also at the same moment, it is answered as before. What was
 * refused was not done, and may be sent again.
 * @throws programs_order_other when the same Idempotency-Key came with something else
 */
export async function onceFor(tx: Tx, { key, orderKey, asked }: Once, act: () => Promise<Answer>): Promise<Answer> {
	const hash = createHash('sha256').update(JSON.stringify(asked)).digest();
	// whoever sends the same meanwhile waits here for the end of this transaction
	const { rows } = await sql`insert into programs.answer (key, order_key, asked) values (${key}, ${orderKey}, ${hash})
		on conflict do nothing returning key`.execute(tx);
	if (!rows.length) return before(tx, { key, orderKey }, hash);
	const answer = await act();
	await sql`update programs.answer set status = ${answer.status}, body = ${JSON.stringify(answer.body)}, headers = ${JSON.stringify(answer.headers)}
		where key = ${key} and order_key = ${orderKey}`.execute(tx);
	return answer;
}

async function before(tx: Tx, { key, orderKey }: Omit<Once, 'asked'>, hash: Buffer): Promise<Answer> {
	const { rows } = await sql<Answer & { asked: Buffer }>`
		select status, body, headers, asked from programs.answer where key = ${key} and order_key = ${orderKey}`.execute(
		tx
	);
	const [known] = rows;
	if (!known?.asked.equals(hash)) throw refused('programs_order_other', {}, 422);
	return { status: known.status, body: known.body, headers: { ...known.headers, 'idempotent-replayed': 'true' } };
}

/** A day later an order is no longer the same. */
export const forgetAnswers = (): Promise<unknown> =>
	sql`delete from programs.answer where at < now() - interval '24 hours'`.execute(db);
