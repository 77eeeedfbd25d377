import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { Refusal } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Importer, Touched } from './importer.ts';
import type { Made } from './tables.ts';

/** Something to take back, and the row or the word for which it was made or changed. */
export type Step<Of> = Made & Readonly<{ number: Of }>;
export type Look = (tx: Tx, touched: readonly Touched[]) => Promise<Map<string, object>>;
type Way = Readonly<{ look: Look; takeBack: Importer['takeBack'] }>;

/** PostgreSQL's codes for a row that another one still points to: 23001 where the key restricts, from version 18 on. */
const HELD = new Set(['23503', '23001']);

/** Takes back what is as the import left it and used by nothing. @returns for which rows or words something stays, and why. */
export async function back<Of>(
	tx: Tx,
	{ look, takeBack }: Way,
	steps: readonly Step<Of>[],
	by: By
): Promise<[Of, string][]> {
	const now = await look(tx, steps);
	const stays: [Of, string][] = [];
	const free: Step<Of>[] = [];
	for (const step of steps) {
		const current = now.get(step.ref.id);
		if (!current) continue; // somebody has removed it already
		// compared as JSON, which is how `after` was kept
		if (isAsLeft(JSON.parse(JSON.stringify(current)), step.after)) free.push(step);
		else stays.push([step.number, 'exchange_stays_changed']);
	}
	const used = await takeBackAll(tx, takeBack, free, by);
	return [...stays, ...used.map((number): [Of, string] => [number, 'exchange_stays_used'])];
}

/** Whether a thing is as it was left: what `after` was kept too early to know must still be nothing. */
function isAsLeft(now: unknown, after: unknown): boolean {
	if (!isFields(now) || !isFields(after)) return isDeepStrictEqual(now, after);
	const known = Object.keys(after).every((key) => isAsLeft(now[key], after[key]));
	return known && Object.keys(now).every((key) => Object.hasOwn(after, key) || isNothing(now[key]));
}

const isFields = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isNothing = (value: unknown): boolean =>
	value === null || value === false || (Array.isArray(value) && !value.length);

/** All at once; when something is in use the half in which it stands is tried again, and so on. @returns for what something is in use. */
async function takeBackAll<Of>(tx: Tx, takeBack: Way['takeBack'], steps: readonly Step<Of>[], by: By): Promise<Of[]> {
	if (!steps.length) return [];
	await sql`savepoint back`.execute(tx);
	try {
		for (const step of steps) await takeBack(tx, step, by);
		await sql`release savepoint back`.execute(tx);
		return [];
	} catch (error) {
		await sql`rollback to savepoint back`.execute(tx);
		// a foreign key, or a rule of its own, holds it
		if (!(error instanceof Refusal) && !HELD.has((error as { code?: string }).code ?? '')) throw error;
	}
	const [first] = steps;
	if (steps.length === 1) return first ? [first.number] : [];
	const half = Math.ceil(steps.length / 2);
	const later = await takeBackAll(tx, takeBack, steps.slice(0, half), by);
	return [...later, ...(await takeBackAll(tx, takeBack, steps.slice(half), by))];
}
