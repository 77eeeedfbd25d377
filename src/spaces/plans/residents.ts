import { lastDay, type Month, monthAfter } from './month.ts';
import { type Payer, payerKey, type Terms } from './plan.ts';

type Stay = Readonly<{ payer: Payer; terms: Pick<Terms, 'kind'>; from: string; until: string | null }>;

/** Who is resident at the end of a month, who came and went in it, and who was until then and is no longer. */
export type ResidentMonth = Readonly<{ month: Month; residents: number; begun: number; ended: number; alumni: number }>;

/** The figures of residents over some months, the last one first. One payer counts once, however many contracts there are; who has another one without a day between stays. */
export function residentsByMonth(all: readonly Stay[], last: Month, months: number): ResidentMonth[] {
	const stays = all.filter(({ terms }) => terms.kind === 'resident');
	const on = (day: string) =>
		new Set(
			stays.filter(({ from, until }) => from <= day && (!until || until >= day)).map(({ payer }) => payerKey(payer))
		);
	return Array.from({ length: months }, (_, nth): ResidentMonth => {
		const month = monthAfter(last, -nth);
		const [before, now] = [on(lastDay(monthAfter(month, -1))), on(lastDay(month))];
		const known = new Set(stays.filter(({ from }) => from <= lastDay(month)).map(({ payer }) => payerKey(payer)));
		const minus = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((one) => !b.has(one)).length;
		return {
			month,
			residents: now.size,
			begun: minus(now, before),
			ended: minus(before, now),
			alumni: minus(known, now)
		};
	});
}
