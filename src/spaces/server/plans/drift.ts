import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Month } from '../../plans/month.ts';
import { type Payer, payerKey } from '../../plans/plan.ts';
import type { On } from '../tables.ts';
import { payerNames } from './closing.ts';
import { draftsOf, lastClosed } from './drafts.ts';
import { statements } from './statements.ts';

/** What somebody would pay more, or less, for a closed month if it were closed today; what later lines have put right is taken off. */
export type Drift = Readonly<{
	payer: Payer;
	name: string;
	/** Null: there is none, since nothing was known when the month was closed. */
	statement: string | null;
	cents: number;
}>;

/** What came to be known of a closed month since: bookings that were entered late, or came out otherwise. */
export async function driftOf(month: Month, on: On = db): Promise<Drift[]> {
	const closed = await lastClosed(on);
	if (!closed || month > closed) return [];
	const [now, then] = [await draftsOf(month, on), await statements(month, on)];
	const { rows } = await sql<{ corrects: string; cents: number }>`
		select corrects, sum(cents)::float8 as cents from spaces.adjustment where corrects = any(${then.map(({ id }) => id)}::uuid[]) group by corrects`.execute(
		on
	);
	const corrected = new Map(rows.map(({ corrects, cents }) => [corrects, cents]));
	const known = new Map(then.flatMap((one) => (one.payer ? [[payerKey(one.payer), one] as const] : [])));
	const costs = new Map(now.map(({ payer, draft }) => [payerKey(payer), draft.totalCents]));
	const payers = new Map(
		[...now, ...known.values()].flatMap(({ payer }) => (payer ? [[payerKey(payer), payer] as const] : []))
	);
	const names = await payerNames([...payers.values()], on);
	return [...payers].flatMap(([key, payer]): Drift[] => {
		const its = known.get(key);
		const cents = (costs.get(key) ?? 0) - (its?.totalCents ?? 0) - (corrected.get(its?.id ?? '') ?? 0);
		return cents ? [{ payer, name: names.get(key) ?? '—', statement: its?.id ?? null, cents }] : [];
	});
}
