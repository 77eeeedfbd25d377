import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { localOf } from '#kernel/server/clock.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { communicationOf } from '../../plans/communication.ts';
import { firstDay, type Month } from '../../plans/month.ts';
import type { NewAdjustment } from '../../plans/plan.schema.ts';
import { isOnce, type Payer, payerKey } from '../../plans/plan.ts';
import type { On } from '../tables.ts';
import { account } from './account.ts';
import { checkPayer, columnsOf, contracts } from './contracts.ts';
import { draftsThrough, lastClosed, monthNow, type PayerDraft } from './drafts.ts';

/**
 * Closes a month: each payer of whom it tells anything has a statement with the next number of the year, which never changes again. Earlier months that cost nobody anything are closed with it.
 * @returns how many. Throws plans_month_closed, plans_month_runs, plans_month_order while an earlier one is open, plans_account_missing.
 */
export async function closeMonth(tx: Tx, month: Month, by: By, now = new Date()): Promise<number> {
	await lockBooks(tx);
	const closed = await lastClosed(tx);
	if (closed && month <= closed) throw refused('plans_month_closed');
	if (month >= (await monthNow(now))) throw refused('plans_month_runs', {}, 422);
	const to = await account(tx);
	if (!to) throw refused('plans_account_missing', {}, 422);
	const months = await draftsThrough(month, tx);
	const open = months.find((one) => one.month < month && one.drafts.some(({ draft }) => draft.lines.length));
	if (open) throw refused('plans_month_order', { month: open.month }, 422);
	await sql`insert into spaces.closed_month (month, closed_by) values (${firstDay(month)}, ${by.actor?.id ?? null})`.execute(
		tx
	);
	const drafts = months.at(-1)?.drafts ?? [];
	const told = drafts.filter(({ draft }) => draft.lines.length);
	const names = await payerNames(
		told.map(({ payer }) => payer),
		tx
	);
	const named = told
		.map((one) => ({ ...one, name: names.get(payerKey(one.payer)) ?? '—' }))
		.toSorted((a, b) => a.name.localeCompare(b.name, 'fr') || (payerKey(a.payer) < payerKey(b.payer) ? -1 : 1));
	const { timeZone } = await hub();
	const dueOn = localOf(new Date(now.getTime() + to.dueDays * 86_400_000), timeZone).slice(0, 10);
	let number = await lastNumber(tx, Number(month.slice(0, 4)));
	for (const one of named) await keepStatement(tx, { ...one, month, number: ++number, ...to, dueOn }, by);
	await keepDrawn(tx, month, drafts);
	return named.length;
}

/** Who closes, corrects or books waits for whoever else does. */
export const lockBooks = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('spaces.books'))`.execute(tx);

async function lastNumber(tx: Tx, year: number): Promise<number> {
	const { rows } = await sql<{ number: number }>`
		select coalesce(max(number), 0)::int as number from spaces.statement where year = ${year}`.execute(tx);
	return rows[0]?.number ?? 0;
}

type Numbered = PayerDraft &
	Readonly<{ name: string; month: Month; number: number; beneficiary: string; iban: string; dueOn: string }>;

async function keepStatement(tx: Tx, given: Numbered, by: By): Promise<void> {
	const { payer, draft, name, month, number, beneficiary, iban, dueOn } = given;
	const id = newId();
	const year = Number(month.slice(0, 4));
	const [person, organization, operation] = columnsOf(payer);
	const fictional = await isFictional(tx, payer);
	await sql`insert into spaces.statement (id, month, year, number, person, organization, operation, payer_name, lines, total_cents, communication, beneficiary, iban, due_on, fictional)
		values (${id}, ${firstDay(month)}, ${year}, ${number}, ${person}, ${organization}, ${operation}, ${name}, ${JSON.stringify(draft.lines)}, ${draft.totalCents},
			${communicationOf((year % 100) * 100_000_000 + number)}, ${beneficiary}, ${iban}, ${dueOn}, ${fictional})`.execute(
		tx
	);
	await record(tx, {
		...by,
		verb: 'spaces.statement_closed',
		object: ref('statement', id),
		detail: { month, payer: payer.kind, operation, cents: draft.totalCents, lines: draft.lines.length, fictional }
	});
}

async function isFictional(tx: Tx, { kind, id }: Payer): Promise<boolean> {
	if (kind === 'operation') return false;
	const { rows } = await (kind === 'person'
		? sql<{ fictional: boolean }>`select fictional from identity.person where id = ${id}`
		: sql<{ fictional: boolean }>`select fictional from network.organization_card where id = ${id}`
	).execute(tx);
	return rows[0]?.fictional ?? false;
}

async function keepDrawn(tx: Tx, month: Month, drafts: readonly PayerDraft[]): Promise<void> {
	const once = new Set((await contracts(tx)).filter(({ terms }) => isOnce(terms.kind)).map(({ id }) => id));
	const drawn = drafts.flatMap(({ draft }) => draft.allowances).filter((one) => one.drawn && once.has(one.contract));
	await sql`insert into spaces.drawn (contract, month, include, amount)
		select contract, ${firstDay(month)}, include, amount from unnest(${drawn.map(({ contract }) => contract)}::uuid[],
			${drawn.map(({ include }) => include)}::int[], ${drawn.map((one) => one.drawn)}::int[]) as d (contract, include, amount)`.execute(
		tx
	);
}

/** What payers are called, by `payerKey`. */
export async function payerNames(payers: readonly Payer[], on: On = db): Promise<Map<string, string>> {
	const ids = (kind: Payer['kind']) => payers.filter((payer) => payer.kind === kind).map(({ id }) => id);
	const { rows } = await sql<{ kind: Payer['kind']; id: string; name: string }>`
		select 'person' as kind, id::text, name from identity.person where id = any(${ids('person')}::uuid[])
		union all select 'organization', id::text, name from network.organization_card where id = any(${ids('organization')}::uuid[])
		union all select 'operation', code, code || ' · ' || (name ->> (name ->> 'source')) from kernel.operation where code = any(${ids('operation')}::text[])`.execute(
		on
	);
	return new Map(rows.map(({ kind, id, name }) => [payerKey({ kind, id }), name]));
}

/** Adds a line to somebody's statement of a month that is open; `corrects`: the statement that it corrects. @returns its id. @throws plans_payer_unknown, plans_month_closed */
export async function addAdjustment(
	tx: Tx,
	{
		payer,
		month,
		label,
		cents,
		corrects = null
	}: NewAdjustment & { payer: Payer; month: Month; corrects?: string | null },
	by: By
): Promise<string> {
	await lockBooks(tx);
	await checkPayer(tx, payer);
	const closed = await lastClosed(tx);
	if (closed && month <= closed) throw refused('plans_month_closed');
	const [person, organization, operation] = columnsOf(payer);
	const id = newId();
	await sql`insert into spaces.adjustment (id, month, person, organization, operation, label, cents, corrects, made_by)
		values (${id}, ${firstDay(month)}, ${person}, ${organization}, ${operation}, ${label}, ${cents}, ${corrects}, ${by.actor?.id ?? null})`.execute(
		tx
	);
	return id;
}

/** Takes a line out that is in no closed month. @throws plans_month_closed */
export async function removeAdjustment(tx: Tx, id: string): Promise<void> {
	await lockBooks(tx);
	if (!isId(id)) throw missing();
	const { rows } = await sql`delete from spaces.adjustment a where id = ${id}::uuid
		and not exists (select from spaces.closed_month c where c.month >= a.month) returning id`.execute(tx);
	if (!rows.length) throw refused('plans_month_closed');
}
