import { sql } from 'kysely';
import { localOf } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { firstDay, lastDay, type Month, monthAfter } from '../../plans/month.ts';
import { isOnce, type Payer, payerKey } from '../../plans/plan.ts';
import { type Adjustment, type Draft, potKey, statementOf } from '../../plans/statement.ts';
import type { On } from '../tables.ts';
import { contracts as allContracts, payerOf } from './contracts.ts';
import { machineUsesOf } from './machine-uses.ts';
import { tariffs as allTariffs } from './plans.ts';
import { usesOf } from './uses.ts';

/** What a month costs somebody as things stand. */
export type PayerDraft = Readonly<{ payer: Payer; draft: Draft }>;

/** The month that the hub's clock shows. */
export const monthNow = async (now = new Date()): Promise<Month> => localOf(now, (await hub()).timeZone).slice(0, 7);

/** The last month that is closed; null: none is. */
export async function lastClosed(on: On = db): Promise<Month | null> {
	const { rows } = await sql<{ month: string | null }>`
		select to_char(max(month), 'YYYY-MM') as month from spaces.closed_month`.execute(on);
	return rows[0]?.month ?? null;
}

/** The first month that can cost anything: of the first contract, tariff, line or use of a machine that costs; null: there is none. */
async function firstMonth(timeZone: string, on: On): Promise<Month | null> {
	const { rows } = await sql<{ month: string | null }>`
		select to_char(min(day), 'YYYY-MM') as month from (select from_day as day from spaces.contract union all select from_day from spaces.tariff
			union all select month from spaces.adjustment
			union all select (u.started_at at time zone ${timeZone})::date from spaces.machine_use u where u.struck_at is null
				and (u.cents > 0 or exists (select from spaces.material_use x where x.machine_use = u.id and x.cents > 0))) days`.execute(
		on
	);
	return rows[0]?.month ?? null;
}

/**
 * The months that are open up to one, the first of them first, each with what it costs whom. Of a month that is closed: what it would cost if it were closed today.
 */
export async function draftsThrough(
	month: Month,
	on: On = db
): Promise<Readonly<{ month: Month; drafts: PayerDraft[] }>[]> {
	const { timeZone } = await hub();
	const [closed, first] = [await lastClosed(on), await firstMonth(timeZone, on)];
	if (!first || month < first) return [{ month, drafts: [] }];
	const open = closed ? monthAfter(closed) : first;
	const from = month < open ? month : open;
	const [contracts, tariffs] = [await allContracts(on), await allTariffs(on)];
	const uses = Map.groupBy(await usesOf(from, month, contracts, timeZone, on), ({ payer }) => payerKey(payer));
	const machineUses = Map.groupBy(await machineUsesOf(from, month, contracts, timeZone, on), ({ payer }) =>
		payerKey(payer)
	);
	const added = await adjustmentsBetween(from, month, on);
	const drawn = await drawnBefore(from, on);
	const paid = Map.groupBy(contracts, ({ payer }) => payerKey(payer));
	const payers = new Map(
		[...contracts, ...[...uses.values(), ...machineUses.values()].flat(), ...added].map(({ payer }) => [
			payerKey(payer),
			payer
		])
	);
	const months: { month: Month; drafts: PayerDraft[] }[] = [];
	for (let at = from; at <= month; at = monthAfter(at)) {
		const drafts = [...payers].flatMap(([key, payer]): PayerDraft[] => {
			const draft = statementOf(at, {
				contracts: paid.get(key) ?? [],
				uses: (uses.get(key) ?? []).map(({ use }) => use),
				machineUses: (machineUses.get(key) ?? []).map(({ use }) => use),
				tariffs,
				adjustments: added.filter((one) => one.month === at && payerKey(one.payer) === key),
				drawn
			});
			return draft.lines.length || draft.allowances.length ? [{ payer, draft }] : [];
		});
		for (const { draft } of drafts) carry(draft, contracts, drawn);
		months.push({ month: at, drafts });
	}
	return months;
}

/** What a month costs whom, as things stand. */
export const draftsOf = async (month: Month, on: On = db): Promise<PayerDraft[]> =>
	(await draftsThrough(month, on)).at(-1)?.drafts ?? [];

function carry(
	{ allowances }: Draft,
	contracts: readonly Readonly<{ id: string; terms: { kind: Parameters<typeof isOnce>[0] } }>[],
	drawn: Map<string, number>
): void {
	for (const { contract, include, drawn: now } of allowances) {
		const its = contracts.find(({ id }) => id === contract);
		const key = potKey(contract, include);
		if (its && isOnce(its.terms.kind)) drawn.set(key, (drawn.get(key) ?? 0) + now);
	}
}

async function drawnBefore(month: Month, on: On): Promise<Map<string, number>> {
	const { rows } = await sql<{ contract: string; include: number; amount: number }>`
		select contract, include, sum(amount)::int as amount from spaces.drawn where month < ${firstDay(month)} group by contract, include`.execute(
		on
	);
	return new Map(rows.map(({ contract, include, amount }) => [potKey(contract, include), amount]));
}

async function adjustmentsBetween(
	from: Month,
	until: Month,
	on: On
): Promise<(Adjustment & { month: Month; payer: Payer })[]> {
	const { rows } = await sql<
		Adjustment & { month: Month } & Record<'person' | 'organization' | 'operation', string | null>
	>`
		select id, to_char(month, 'YYYY-MM') as month, label, cents, person, organization, operation from spaces.adjustment
		where month between ${firstDay(from)} and ${lastDay(until)}`.execute(on);
	return rows.flatMap(({ person, organization, operation, ...row }) => {
		const payer = payerOf({ person, organization, operation });
		return payer ? [{ ...row, payer }] : [];
	});
}
