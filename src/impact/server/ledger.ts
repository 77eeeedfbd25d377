import { sql } from 'kysely';
import { type Part, WHOLE } from '#kernel/charge.ts';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { chargeCost, chargeHour, strikeCharges } from '#kernel/server/charging.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { paidCosts } from '#missions/server';
import { workedHours } from '#venture/server';
import { type Double, doubleCosts, doubleHours, type WrittenCost, type WrittenHour } from '../figures/doubles.ts';
import type { On } from './tables.ts';

/** What stands written for operations, wherever that was. `subject`: as what it was written. */
export type Written<Charge> = Charge & Readonly<{ subjectKind: string; subject: string; own: boolean }>;

/** Writes an hour of somebody for operations, by a key that adds up to one. @throws kernel_hour_twice, kernel_parts_whole, kernel_operation_closed */
export async function writeHour(
	tx: Tx,
	{ id = newId(), ...hour }: Readonly<{ id?: string; worker: string; from: Date; until: Date; parts: readonly Part[] }>,
	by: By
): Promise<string> {
	await checkOpen(tx, hour.parts);
	await chargeHour(tx, { ...hour, id, subject: ref('charge', id) });
	const detail = { minutes: Math.round((+hour.until - +hour.from) / 60_000), operations: hour.parts.length };
	await record(tx, { ...by, verb: 'impact.hour_written', object: ref('charge', id), detail });
	return id;
}

type NewCost = Readonly<{
	id?: string;
	invoice: Readonly<{ issuer: string; reference: string }>;
	document: Readonly<{ content: Buffer; mediaType: string }> | null;
	what: string;
	paidOn: string;
	cents: number;
	parts: readonly Part[];
	by: string;
}>;

/** Writes a cost for operations, with its invoice. @throws kernel_cost_twice, kernel_parts_whole, kernel_operation_closed */
export async function writeCost(tx: Tx, { id = newId(), document, ...cost }: NewCost, by: By): Promise<string> {
	await checkOpen(tx, cost.parts);
	const hash = document && (await keepFile(tx, document.content, document.mediaType));
	await chargeCost(tx, { ...cost, id, subject: ref('charge', id), document: hash });
	const detail = { cents: cost.cents, operations: cost.parts.length };
	await record(tx, { ...by, verb: 'impact.cost_written', object: ref('charge', id), detail });
	return id;
}

/** @throws kernel_operation_closed */
async function checkOpen(tx: Tx, parts: readonly Part[]): Promise<void> {
	const open = new Set((await operations({ open: true }, tx)).map(({ code }) => code));
	if (!parts.every(({ operation }) => open.has(operation))) throw refused('kernel_operation_closed', {}, 422);
}

/** Strikes out what was written here; what was written elsewhere is struck out there. @throws 404 */
export async function strikeWritten(tx: Tx, id: string, by: By): Promise<void> {
	const { rows } = isId(id)
		? await sql`select from kernel.charged_hour where id = ${id} and subject_kind = 'charge' and struck_at is null
			union all select from kernel.charged_cost where id = ${id} and subject_kind = 'charge' and struck_at is null`.execute(
				tx
			)
		: { rows: [] };
	if (!rows.length) throw missing();
	await strikeCharges(tx, ref('charge', id));
	await record(tx, { ...by, verb: 'impact.charge_struck', object: ref('charge', id), detail: {} });
}

const partsOf = (id: string) => sql<
	Part[]
>`(select jsonb_agg(jsonb_build_object('operation', p.operation, 'parts', p.parts) order by p.parts desc, p.operation)
	from kernel.charged_part p where p.piece = ${sql.ref(id)})`;

/** All hours that stand written: those that are charged, and those of sessions that were written before that was asked, or past the program. */
export async function writtenHours(on: On = db): Promise<Written<WrittenHour>[]> {
	const { rows } = await sql<Written<WrittenHour>>`
		select h.id, h.worker, extract(epoch from lower(h.during))::float8 * 1000 as from, extract(epoch from upper(h.during))::float8 * 1000 as until,
			h.subject_kind, h.subject, h.subject_kind = 'charge' as own, ${partsOf('h.id')} as parts
		from kernel.charged_hour h where h.struck_at is null and h.worker is not null order by h.id`.execute(on);
	const known = new Set(rows.map(({ subject }) => subject));
	const merged = await mergedPersons(on);
	const slipped = (await workedHours(on)).filter(({ contact }) => !known.has(contact));
	const all = [
		...rows,
		...slipped.map(({ contact, worker, from, until, operation }) => ({
			...{ id: contact, worker, from: +from, until: +until, parts: [{ operation, parts: WHOLE }] },
			...{ subjectKind: 'contact', subject: contact, own: false }
		}))
	];
	return all.map((one) => ({ ...one, worker: merged.get(one.worker) ?? one.worker }));
}

/** All costs that stand written, those of missions that were written before among them. */
export async function writtenCosts(on: On = db): Promise<Written<WrittenCost & { what: string }>[]> {
	const { rows } = await sql<Written<WrittenCost & { what: string }>>`
		select c.id, c.issuer, c.reference, c.document, c.what, c.paid_on::text as paid_on, c.cents::float8 as cents, c.subject_kind, c.subject,
			c.subject_kind = 'charge' as own, ${partsOf('c.id')} as parts
		from kernel.charged_cost c where c.struck_at is null order by c.id`.execute(on);
	const known = new Set(rows.map(({ subject }) => subject));
	const slipped = (await paidCosts(on)).filter(({ id }) => !known.has(id));
	return [
		...rows,
		...slipped.map(({ operation, ...cost }) => ({
			...{ ...cost, issuer: null, reference: null, parts: [{ operation, parts: WHOLE }] },
			...{ subjectKind: 'mission_cost', subject: cost.id, own: false }
		}))
	];
}

/** What stands written twice though it should not: before the rule, past the program, under two records of one person, or typed otherwise. */
export async function doubles(on: On = db): Promise<readonly Double[]> {
	const [hours, costs] = await Promise.all([writtenHours(on), writtenCosts(on)]);
	return [...doubleHours(hours), ...doubleCosts(costs)];
}

async function mergedPersons(on: On): Promise<ReadonlyMap<string, string>> {
	const { rows } = await sql<{ id: string; into: string }>`
		select id, merged_into as into from identity.person where merged_into is not null`.execute(on);
	return new Map(rows.map(({ id, into }) => [id, into]));
}
