import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';

type On = Tx | typeof db;
const HOUR = 3_600_000;
const EXCLUDED = '23P01';

/** A kit that is lent to schools; contents in words. */
export type Kit = Readonly<{ number: number; name: string; contents: Words; retired: boolean }>;

/** When a kit is out, and where. */
export type Loan = Readonly<{
	id: string;
	kit: number;
	borrower: string;
	from: Date;
	until: Date;
	request: string | null;
}>;

/** The kits, those that are no longer lent last. */
export async function kits(on: On = db): Promise<Kit[]> {
	const { rows } = await sql<Kit>`
		select number, name, contents, retired_at is not null as retired from learning.kit order by retired, number`.execute(
		on
	);
	return rows;
}

export async function addKit(tx: Tx, name: string, contents: Words): Promise<number> {
	const { rows } = await sql<{ number: number }>`
		insert into learning.kit (name, contents) values (${name}, ${JSON.stringify(contents)}::jsonb) returning number`.execute(
		tx
	);
	return rows[0]?.number ?? 0;
}

/** The loans that touch a stretch of time, in order. */
export async function loans(from: Date, until: Date, on: On = db): Promise<Loan[]> {
	const { rows } = await sql<Loan>`
		select id, kit, borrower, lower(during) as "from", upper(during) as until, request from learning.kit_loan
		where during && tstzrange(${from}::timestamptz, ${until}::timestamptz) order by lower(during), kit`.execute(on);
	return rows;
}

/** The numbers of the kits that nobody has in a stretch of time. */
export async function freeKits(from: Date, until: Date, on: On = db): Promise<Kit[]> {
	const taken = new Set((await loans(from, until, on)).map(({ kit }) => kit));
	return (await kits(on)).filter(({ number, retired }) => !retired && !taken.has(number));
}

/** Lends a kit; PostgreSQL refuses two loans at once, whatever the code does. @throws classes_kit_lent, classes_kit_ends_first, 404. */
export async function lendKit(
	tx: Tx,
	{ kit, borrower, from, until, request = null }: Omit<Loan, 'id' | 'request'> & { request?: string | null },
	by: By
): Promise<string> {
	if (until <= from) throw refused('classes_kit_ends_first', {}, 422);
	const known = (await kits(tx)).find(({ number }) => number === kit);
	if (!known || known.retired) throw missing();
	const id = newId();
	await sql`insert into learning.kit_loan (id, kit, request, borrower, during)
		values (${id}, ${kit}, ${request}, ${borrower}, tstzrange(${from}::timestamptz, ${until}::timestamptz))`
		.execute(tx)
		.catch((error: { code?: string }) => {
			throw error.code === EXCLUDED ? refused('classes_kit_lent', { kit: known.name }) : error;
		});
	const detail = { hours: Math.round((until.getTime() - from.getTime()) / HOUR) };
	await record(tx, { ...by, verb: 'learning.kit_lent', object: ref('loan', id), detail });
	return id;
}

/** Takes a loan back that is not needed. @throws 404. */
export async function returnKit(tx: Tx, loan: string, by: By): Promise<void> {
	if (!isId(loan)) throw missing();
	const { rows } = await sql<{ id: string }>`delete from learning.kit_loan where id = ${loan} returning id`.execute(tx);
	if (!rows[0]) throw missing();
	await record(tx, { ...by, verb: 'learning.kit_returned', object: ref('loan', loan), detail: {} });
}
