import { sql } from 'kysely';
import { z } from 'zod';
import { isWord } from '../address.ts';
import { missing, refused } from '../errors.ts';
import type { Funded } from '../funded.ts';
import type { Keeping } from '../proof.ts';
import { Words } from '../words.schema.ts';
import type { Words as Text } from '../words.ts';
import { db, type Tx } from './db.ts';
import { readFileOf } from './storage.ts';
import type { KernelTables } from './tables.ts';

/** A project that public money pays for. Days are ISO 8601, in the hub's zone; `closedAt`: nothing more is booked on it. */
export type Operation = Readonly<{
	code: string;
	name: Text;
	funder: string;
	starts: string | null;
	ends: string | null;
	closedAt: Date | null;
}> &
	Funding &
	KeptProofs & { emblem: string | null };

/** How long its proofs are kept: the day of the last payment that the funder made, and since when and why a court or the Commission asks for them. */
export type KeptProofs = Keeping & Readonly<{ proofsHeldWhy: string | null }>;

/** What the rules of its funder ask for: how much is public money (in percent), the sentence that stands on what it paid for, and simplified costs (art. 53 to 55). */
export type Funding = Readonly<{
	share: number | null;
	sentence: Text | null;
	hourCents: number | null;
	flatRate: number | null;
}>;

export type GivenOperation = Omit<Operation, 'closedAt' | 'emblem' | keyof Funding | keyof KeptProofs>;

const percent = z
	.int({ error: 'settings_operation_percent' })
	.min(1, { error: 'settings_operation_percent' })
	.max(100, { error: 'settings_operation_percent' })
	.nullable();

/** Checks what a form says of the rules of a funder. */
export const FundingSchema: z.ZodType<Funding> = z.strictObject({
	share: percent,
	sentence: Words.nullable(),
	hourCents: z
		.int({ error: 'settings_operation_hour' })
		.min(1, { error: 'settings_operation_hour' })
		.max(100_000, { error: 'settings_operation_hour' })
		.nullable(),
	flatRate: percent
});

const day = z.iso.date({ error: 'settings_operation_date' }).nullable();

/** Checks an operation that comes from a form; each issue is the key of its sentence. */
export const OperationSchema: z.ZodType<GivenOperation> = z
	.strictObject({
		code: z
			.string()
			.regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/, { error: 'settings_operation_code' })
			.refine((code) => !isWord('/desk/operations', code), { error: 'settings_operation_word' }),
		name: z
			.unknown()
			.refine((given) => Words.safeParse(given).success, { error: 'settings_operation_name' })
			.pipe(Words),
		funder: z.string().trim().min(1, { error: 'settings_operation_funder_missing' }).max(200, {
			error: 'settings_operation_funder_missing'
		}),
		starts: day,
		ends: day
	})
	.refine(({ starts, ends }) => !starts || !ends || starts <= ends, {
		error: 'settings_operation_order',
		path: ['ends']
	});

const why = z.string().trim().max(500, { error: 'settings_operation_held_why' }).nullable();

/** Checks what a form says of how long proofs are kept, on a day of the hub's zone. */
export const KeptProofsSchema = (today: string): z.ZodType<KeptProofs> =>
	z
		.strictObject({
			lastPaidOn: day.refine((on) => !on || on <= today, { error: 'settings_operation_paid_later' }),
			proofsHeldOn: day.refine((on) => !on || on <= today, { error: 'settings_operation_held_later' }),
			proofsHeldWhy: why
		})
		.refine(({ proofsHeldOn, proofsHeldWhy }) => !proofsHeldOn || proofsHeldWhy, {
			error: 'settings_operation_held_why',
			path: ['proofsHeldWhy']
		})
		.transform((its) => ({ ...its, proofsHeldWhy: its.proofsHeldOn ? its.proofsHeldWhy : null }));

/** All operations, those that go on first; or, with `open`, only what may still be booked on. */
export const operations = ({ open = false }: { open?: boolean } = {}, on: Tx | typeof db = db): Promise<Operation[]> =>
	within(on)
		.selectFrom('kernel.operation')
		.selectAll()
		.$if(open, (query) => query.where('closedAt', 'is', null))
		.orderBy((row) => row('closedAt', 'is not', null))
		.orderBy('code')
		.execute();

/** What must stand on what an operation pays for; null where its rules ask for nothing. */
export async function fundedBy(code: string | null, on: Tx | typeof db = db): Promise<Funded | null> {
	const its = code
		? await within(on).selectFrom('kernel.operation').selectAll().where('code', '=', code).executeTakeFirst()
		: undefined;
	if (!its || !(its.sentence || its.emblem)) return null;
	const { funder, sentence, emblem } = its;
	return { funder, sentence, emblem };
}

/** The emblem of an operation by its hash. @throws 404 for any other file */
export async function emblemOf(hash: string): Promise<{ content: Buffer; mediaType: string }> {
	const its = await within(db)
		.selectFrom('kernel.operation')
		.select('code')
		.where('emblem', '=', hash)
		.executeTakeFirst();
	if (!its) throw missing();
	return readFileOf(hash);
}

/** Adds an operation. @throws settings_operation_taken when its code is another's. */
export async function addOperation(tx: Tx, { name, ...plain }: GivenOperation): Promise<void> {
	const added = await within(tx)
		.insertInto('kernel.operation')
		.values({ ...plain, name: JSON.stringify(name), closedAt: null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!added.numInsertedOrUpdatedRows) throw refused('settings_operation_taken', {}, 422);
}

/** Changes all but the code, under which work is booked already. @throws 404 */
export async function changeOperation(tx: Tx, { code, name, ...plain }: GivenOperation): Promise<void> {
	await change(tx, code, { ...plain, name: JSON.stringify(name) });
}

/** Says what the rules of its funder ask for; an emblem stays until another one is given. @throws 404 */
export const fundOperation = (
	tx: Tx,
	code: string,
	{ sentence, ...plain }: Funding,
	emblem: string | null
): Promise<void> =>
	change(tx, code, { ...plain, sentence: sentence && JSON.stringify(sentence), ...(emblem ? { emblem } : {}) });

/** Says when its last payment was made, and whether a court or the Commission asks for its proofs. @throws 404 */
export const keepProofs = (tx: Tx, code: string, kept: KeptProofs): Promise<void> => change(tx, code, kept);

/** How many closed operations have no last payment: as long as nobody says it, all their proofs are kept. */
export async function unpaidOperations(on: Tx | typeof db = db): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from kernel.operation where last_paid_on is null and closed_at < now() - interval '1 year'`.execute(
		on
	);
	return rows[0]?.count ?? 0;
}

/** Closes an operation, or opens it again. @throws 404 */
export const closeOperation = (tx: Tx, code: string, closed: boolean): Promise<void> =>
	change(tx, code, { closedAt: closed ? new Date() : null });

async function change(tx: Tx, code: string, set: object): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('kernel.operation')
		.set(set)
		.where('code', '=', code)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
}

const within = (on: Tx | typeof db) => on.withTables<KernelTables>();
