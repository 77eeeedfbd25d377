import { sql } from 'kysely';
import { db, type Tx, transaction } from '../db.ts';
import { writeTrouble } from './letter.ts';

/** The program or the embedded database died and came back; the disk is nearly full; the last backup is old; the program is not started again. */
export type TroubleKind = 'program' | 'database' | 'disk' | 'backup' | 'given_up';

/** What the hub met. `how`: the signal or the exit code of a program, or `hung`; `free`: megabytes of the disk; `last`: when the last backup was made. */
export type Trouble = Readonly<{
	kind: TroubleKind;
	at: Date;
	detail: Readonly<{ how?: string; free?: number; last?: string | null }>;
}>;

const HOUR_MS = 3_600_000;
/** How long after a letter no other one is written about the same: what dies in a loop fills no mailbox, what lasts is said again. */
const QUIET_MS: Readonly<Record<TroubleKind, number>> = {
	program: 24 * HOUR_MS,
	database: 24 * HOUR_MS,
	disk: 24 * HOUR_MS,
	backup: 7 * 24 * HOUR_MS,
	given_up: HOUR_MS
};
const KEPT_DAYS = 90;

/** Several of a kind that nobody was told of yet. */
export type Untold = Readonly<{ kind: TroubleKind; count: number; since: Date; last: Trouble }>;

/**
 * Keeps what the hub met, each once however often it is said, and writes one letter to each admin about all that nobody was told of, unless there was one a short while ago.
 * @returns the letters
 */
export async function keepTroubles(met: readonly Trouble[]): Promise<string[]> {
	return transaction(async (tx) => {
		// two programs of one hub meet the same full disk
		await sql`select pg_advisory_xact_lock(hashtext('kernel.trouble'))`.execute(tx);
		for (const { kind, at, detail } of met)
			await sql`insert into kernel.trouble (kind, at, detail) values (${kind}, ${at}, ${JSON.stringify(detail)}) on conflict do nothing`.execute(
				tx
			);
		await sql`delete from kernel.trouble where at < now() - make_interval(days => ${KEPT_DAYS})`.execute(tx);
		const letters: string[] = [];
		for (const kind of new Set(met.map((one) => one.kind))) letters.push(...(await tell(tx, kind)));
		return letters;
	});
}

async function tell(tx: Tx, kind: TroubleKind): Promise<string[]> {
	const untold = (await isTold(kind, tx)) ? undefined : await untoldOf(tx, kind);
	const letters = untold ? await writeTrouble(tx, untold) : [];
	// of a hub without an admin nobody has heard
	if (letters.length)
		await sql`update kernel.trouble set told_at = now() where kind = ${kind} and told_at is null`.execute(tx);
	return letters;
}

/** Whether the admins were told of such a thing a short while ago. */
export async function isTold(kind: TroubleKind, on: Tx | typeof db = db): Promise<boolean> {
	const { rows } = await sql`
		select from kernel.trouble where kind = ${kind} and told_at > now() - make_interval(secs => ${QUIET_MS[kind] / 1000}) limit 1`.execute(
		on
	);
	return rows.length > 0;
}

async function untoldOf(tx: Tx, kind: TroubleKind): Promise<Untold | undefined> {
	const { rows } = await sql<Trouble>`
		select kind, at, detail from kernel.trouble where kind = ${kind} and told_at is null order by at`.execute(tx);
	const [first, last] = [rows[0], rows.at(-1)];
	return first && last && { kind, count: rows.length, since: first.at, last };
}

/** How often the program died in the last week, and the last time. */
export async function deathsOfWeek(): Promise<{ count: number; last: Trouble | undefined }> {
	const { rows } = await sql<Trouble>`
		select distinct on (at) kind, at, detail from kernel.trouble
		where kind in ('program', 'given_up') and at > now() - interval '7 days' order by at`.execute(db);
	return { count: rows.length, last: rows.at(-1) };
}
