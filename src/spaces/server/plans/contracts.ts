import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import type { Words } from '#kernel/words.ts';
import type { Ending, NewContract } from '../../plans/plan.schema.ts';
import type { EndReason, Payer, Terms } from '../../plans/plan.ts';
import type { On } from '../tables.ts';
import { planById } from './plans.ts';

/** Somebody's plan. Days are ISO 8601, by the hub's clock; both belong to it. */
export type Contract = Readonly<{
	id: string;
	plan: string;
	name: Words;
	terms: Terms;
	payer: Payer;
	payerName: string;
	/** The ids of those who use it. */
	persons: readonly string[];
	/** What they are called, in the same order. */
	names: readonly string[];
	from: string;
	until: string | null;
	endReason: EndReason | null;
	desk: string | null;
	deskName: Words | null;
	deskNumber: number | null;
	support: string | null;
	supportName: string | null;
	note: string | null;
	fictional: boolean;
}>;

/** Agrees a plan with somebody; the same id again changes nothing. @returns the contract's id. @throws plans_plan_unknown, plans_payer_unknown, plans_person_unknown, plans_desk_taken, plans_closed_day */
export async function addContract(tx: Tx, given: NewContract, by: By, id: string = newId()): Promise<string> {
	if (await isThere(tx, id)) return id;
	const plan = await planById(given.plan, tx);
	if (plan.retiredAt) throw refused('plans_plan_unknown', {}, 422);
	await checkPayer(tx, given.payer);
	const terms = { ...plan.terms, ...(given.priceCents === null ? {} : { priceCents: given.priceCents }) };
	await checkOpen(tx, given.from, true);
	const until = given.until ?? (await overOf(tx, terms, given.from));
	const { payer, desk, support, note, fictional } = given;
	const [person, organization, operation] = columnsOf(payer);
	await sql`insert into spaces.contract (id, plan, name, terms, person, organization, operation, from_day, until_day, desk, support, note, fictional)
		values (${id}, ${plan.id}, ${JSON.stringify(plan.name)}, ${JSON.stringify(terms)}, ${person}, ${organization}, ${operation}, ${given.from}, ${until},
			${desk}, ${support}, ${note || null}, ${fictional})`
		.execute(tx)
		.catch(said);
	const persons = [...new Set([...given.persons, ...(person ? [person] : [])])];
	await sql`insert into spaces.contract_person (contract, person) select ${id}, unnest(${persons}::uuid[])`
		.execute(tx)
		.catch(said);
	await record(tx, {
		...by,
		verb: 'spaces.contract_begun',
		object: ref('contract', id),
		detail: { kind: terms.kind, payer: payer.kind, operation, persons: persons.length, fictional }
	});
	return id;
}

/** Whether this contract was agreed before, by the same form sent twice. */
async function isThere(tx: Tx, id: string): Promise<boolean> {
	await sql`select pg_advisory_xact_lock(hashtext(${`spaces.contract ${id}`}))`.execute(tx);
	return (await sql`select from spaces.contract where id = ${id}`.execute(tx)).rows.length > 0;
}

/** The columns of who pays: one of them. */
export const columnsOf = ({ kind, id }: Payer): [string | null, string | null, string | null] => [
	kind === 'person' ? id : null,
	kind === 'organization' ? id : null,
	kind === 'operation' ? id : null
];

/** @throws plans_payer_unknown */
export async function checkPayer(tx: Tx, { kind, id }: Payer): Promise<void> {
	if (kind === 'operation') {
		if ((await operations({ open: true }, tx)).some(({ code }) => code === id)) return;
	} else if (isId(id)) {
		const { rows } =
			kind === 'person'
				? await sql`select from identity.person where id = ${id} and erased_at is null`.execute(tx)
				: await sql`select from network.organization_card where id = ${id} and deleted_at is null`.execute(tx);
		if (rows.length) return;
	}
	throw refused('plans_payer_unknown', {}, 422);
}

/** @throws plans_closed_day when a day, or with `itself` false the day after it, lies in a month that is closed */
async function checkOpen(tx: Tx, day: string, itself = false): Promise<void> {
	const { rows } = await sql`select from spaces.closed_month
		where (month + interval '1 month')::date > ${day}::date + ${itself ? 0 : 1}::int`.execute(tx);
	if (rows.length) throw refused('plans_closed_day', {}, 422);
}

/** A day pass is over with its day, a card after its months. */
async function overOf(tx: Tx, { kind, months }: Terms, from: string): Promise<string | null> {
	if (kind === 'day_pass') return from;
	if (kind !== 'tickets') return null;
	const { rows } = await sql<{
		until: string;
	}>`select (${from}::date + make_interval(months => ${months}) - interval '1 day')::date::text as until`.execute(tx);
	return rows[0]?.until ?? null;
}

function said(error: unknown): never {
	const { code } = error as { code?: unknown };
	if (code === '23P01') throw refused('plans_desk_taken');
	if (code === '23503') throw refused('plans_person_unknown', {}, 422);
	throw error;
}

/**
 * Ends a contract with a day, for a reason; a day that is past is taken as it is. Ended again, it ends then.
 * @throws 404, plans_until_first, plans_closed_day when a month that is closed was counted with it.
 */
export async function endContract(tx: Tx, id: string, { until, reason }: Ending, by: By): Promise<void> {
	const { from, terms, until: before } = await contractById(id, tx);
	if (until < from) throw refused('plans_until_first', {}, 422);
	if (until !== before) await checkOpen(tx, before && before < until ? before : until);
	await sql`update spaces.contract set until_day = ${until}, end_reason = ${reason}, ended_at = now() where id = ${id}`
		.execute(tx)
		.catch(said);
	await record(tx, {
		...by,
		verb: 'spaces.contract_ended',
		object: ref('contract', id),
		detail: { kind: terms.kind, reason }
	});
}

/** Says who uses a contract, which desk is hers and whom she asks. @throws 404, plans_desk_taken, plans_person_unknown */
export async function changeContract(
	tx: Tx,
	id: string,
	{ persons, desk, support, note }: Pick<NewContract, 'persons' | 'desk' | 'support' | 'note'>
): Promise<void> {
	const { payer } = await contractById(id, tx);
	await sql`update spaces.contract set desk = ${desk}, support = ${support}, note = ${note || null} where id = ${id}`
		.execute(tx)
		.catch(said);
	const all = [...new Set([...persons, ...(payer.kind === 'person' ? [payer.id] : [])])];
	await sql`delete from spaces.contract_person where contract = ${id} and person <> all(${all}::uuid[])`.execute(tx);
	await sql`insert into spaces.contract_person (contract, person) select ${id}, unnest(${all}::uuid[]) on conflict do nothing`
		.execute(tx)
		.catch(said);
}

/** @throws 404 */
export async function contractById(id: string, on: On = db): Promise<Contract> {
	const [found] = isId(id) ? await read(on, sql`c.id = ${id}`) : [];
	if (!found) throw missing();
	return found;
}

/** All contracts, those that began last first. */
export const contracts = (on: On = db): Promise<Contract[]> => read(on, sql`true`);

/** Those that a person pays or uses. */
export const contractsOf = (person: string, on: On = db): Promise<Contract[]> =>
	read(
		on,
		sql`(c.person = ${person} or exists (select from spaces.contract_person x where x.contract = c.id and x.person = ${person}))`
	);

/** Whether somebody has a plan that runs on a day: who pays it herself, or uses what somebody pays. */
export async function hasPlan(person: string, day: string, on: On = db): Promise<boolean> {
	const { rows } = await sql`select from spaces.contract c
		where c.from_day <= ${day} and (c.until_day is null or c.until_day >= ${day})
			and exists (select from spaces.contract_person x where x.contract = c.id and x.person = ${person})`.execute(on);
	return rows.length > 0;
}

async function read(on: On, where: ReturnType<typeof sql>): Promise<Contract[]> {
	const { rows } = await sql<Omit<Contract, 'payer'> & Record<'person' | 'organization' | 'operation', string | null>>`
		select c.id, c.plan, c.name, c.terms, c.person, c.organization, c.operation, c.from_day::text as "from", c.until_day::text as until, c.end_reason, c.desk, c.support,
			c.note, c.fictional, coalesce(p.name, o.name, c.operation) as payer_name, d.name as support_name, s.name as desk_name, u.number as desk_number,
			array(select x.person from spaces.contract_person x where x.contract = c.id order by x.person) as persons,
			array(select y.name from spaces.contract_person x join identity.person y on y.id = x.person where x.contract = c.id order by x.person) as names
		from spaces.contract c left join identity.person p on p.id = c.person left join network.organization_card o on o.id = c.organization
			left join identity.person d on d.id = c.support left join spaces.unit u on u.id = c.desk left join spaces.space s on s.id = u.space
		where ${where} order by c.from_day desc, c.id desc`.execute(on);
	return rows.map(({ person, organization, operation, ...row }) => ({
		...row,
		payer: payerOf({ person, organization, operation }) ?? { kind: 'operation', id: '' }
	}));
}

/** Who pays, from the three columns; null where none says it any more. */
export function payerOf({
	person,
	organization,
	operation
}: Record<'person' | 'organization' | 'operation', string | null>): Payer | null {
	if (person) return { kind: 'person', id: person };
	if (organization) return { kind: 'organization', id: organization };
	return operation ? { kind: 'operation', id: operation } : null;
}
