import { sql } from 'kysely';
import { areWhole, issuerKey, type Part, referenceKey } from '../charge.ts';
import { refused } from '../errors.ts';
import { type Ref, ref } from '../facts.ts';
import { newId } from '../id.ts';
import type { db, Tx } from './db.ts';
import type { Proof } from './proofs.ts';

type Charge = Readonly<{ id?: string; subject: Ref; parts: readonly Part[] }>;
export type Hour = Charge & Readonly<{ worker: string; from: Date; until: Date }>;
export type Cost = Charge &
	Readonly<{
		/** Who issued the invoice, by number or name, and the number that it bears; null where there is none. */
		invoice: Readonly<{ issuer: string; reference: string }> | null;
		/** The hash of its document in the store. */
		document: string | null;
		what: string;
		paidOn: string;
		cents: number;
		by: string | null;
	}>;

/**
 * Charges an hour of somebody to operations, in the transaction of the act that writes it. @returns its id.
 * Throws kernel_hour_twice when any of it is charged already, kernel_parts_whole, kernel_operation_unknown. Whether the operation is closed is for who calls to ask.
 */
export async function chargeHour(tx: Tx, { id = newId(), worker, from, until, subject, parts }: Hour): Promise<string> {
	const during = sql`tstzrange(${from}::timestamptz, ${until}::timestamptz)`;
	const { rows } = await sql<{ operation: string }>`
		select p.operation from kernel.charged_hour h join kernel.charged_part p on p.piece = h.id
		where h.worker = ${worker} and h.struck_at is null and h.during && ${during} order by lower(h.during), p.parts desc limit 1`.execute(
		tx
	);
	if (rows[0]) throw refused('kernel_hour_twice', { operation: rows[0].operation }, 422);
	await once(() =>
		sql`insert into kernel.charged_hour (id, worker, during, subject_kind, subject)
			values (${id}, ${worker}, ${during}, ${subject.kind}, ${subject.id})`.execute(tx)
	);
	await divide(tx, id, parts);
	return id;
}

/**
 * Charges a cost to operations, in the transaction of the act that writes it. @returns its id.
 * Throws kernel_cost_twice when its invoice or its document is charged already, kernel_parts_whole, kernel_operation_unknown. Whether the operation is closed is for who calls to ask.
 */
export async function chargeCost(tx: Tx, { id = newId(), subject, parts, invoice, ...cost }: Cost): Promise<string> {
	const [issuer, reference] = invoice ? [issuerKey(invoice.issuer), referenceKey(invoice.reference)] : [null, null];
	const { document, what, paidOn, cents, by } = cost;
	const { rows } = await sql<{ operation: string }>`
		select p.operation from kernel.charged_cost c join kernel.charged_part p on p.piece = c.id
		where c.struck_at is null and ((c.issuer = ${issuer} and c.reference = ${reference}) or c.document = ${document})
		order by p.parts desc limit 1`.execute(tx);
	if (rows[0]) throw refused('kernel_cost_twice', { operation: rows[0].operation }, 422);
	await once(() =>
		sql`insert into kernel.charged_cost (id, issuer, reference, document, what, paid_on, cents, subject_kind, subject, charged_by)
			values (${id}, ${issuer}, ${reference}, ${document}, ${what}, ${paidOn}, ${cents}, ${subject.kind}, ${subject.id}, ${by})`.execute(
			tx
		)
	);
	await divide(tx, id, parts);
	return id;
}

/** What was written as that was not so, or is taken away: it charges nothing any more. */
export async function strikeCharges(tx: Tx, { kind, id }: Ref): Promise<void> {
	const its = sql`subject_kind = ${kind} and subject = ${id} and struck_at is null`;
	await sql`update kernel.charged_hour set struck_at = now() where ${its}`.execute(tx);
	// its document may go with it
	await sql`update kernel.charged_cost set struck_at = now(), document = null where ${its}`.execute(tx);
}

/** Of two records of one person: what both have charged at one time stays with both, and is marked. */
export async function mergeWorker(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update kernel.charged_hour h set clashes = true where worker = ${from} and struck_at is null and exists (
		select from kernel.charged_hour o where o.worker = ${into} and o.struck_at is null and o.during && h.during)`.execute(
		tx
	);
	await sql`update kernel.charged_hour set worker = ${into} where worker = ${from}`.execute(tx);
	await sql`update kernel.charged_cost set charged_by = ${into} where charged_by = ${from}`.execute(tx);
}

/** The hours of somebody's that operations pay for. */
export async function chargedProofs(person: string, on: Tx | typeof db): Promise<Proof[]> {
	const { rows } = await sql<{ id: string; at: Date; operations: string[] }>`
		select h.id, lower(h.during) as at, array_agg(p.operation order by p.operation) as operations
		from kernel.charged_hour h join kernel.charged_part p on p.piece = h.id
		where h.worker = ${person} and h.struck_at is null group by h.id order by h.id`.execute(on);
	return rows.map(({ id, at, operations }) => ({ operations, subject: ref('charged_hour', id), at }));
}

/** The hours stay, and name nobody. */
export async function forgetWorker(tx: Tx, person: string): Promise<void> {
	await sql`update kernel.charged_hour set worker = null where worker = ${person}`.execute(tx);
	await sql`update kernel.charged_cost set charged_by = null where charged_by = ${person}`.execute(tx);
}

/** Two who write at the same moment: the database lets one. */
async function once(write: () => Promise<unknown>): Promise<void> {
	try {
		await write();
	} catch (error) {
		const { constraint } = error as { constraint?: string };
		const code = constraint && twice[constraint];
		throw code ? refused(code, { operation: '' }, 422) : error;
	}
}

const twice: Readonly<Record<string, string>> = {
	no_hour_charged_twice: 'kernel_hour_twice',
	no_invoice_charged_twice: 'kernel_cost_twice',
	no_document_charged_twice: 'kernel_cost_twice'
};

async function divide(tx: Tx, piece: string, parts: readonly Part[]): Promise<void> {
	if (!areWhole(parts)) throw refused('kernel_parts_whole', {}, 422);
	const added = await sql`
		insert into kernel.charged_part (piece, operation, parts)
		select ${piece}, o.code, g.parts from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as g (operation text, parts int)
			join kernel.operation o on o.code = g.operation`.execute(tx);
	if (Number(added.numAffectedRows) !== parts.length) throw refused('kernel_operation_unknown', {}, 422);
}
