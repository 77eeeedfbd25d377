import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Category, countsSaid } from '../../index.ts';

type Count = Readonly<{ category: string | null; held: number; waits: number }>;

/** How many places of each category are taken and waited for, in one line: « 2 × Adulte, 1 × Enfant ; en attente : 1 × Adulte ». */
export function heldSaid(counts: readonly Count[], categories: readonly Category[], locale: Locale): string {
	const of = (which: 'held' | 'waits') =>
		countsSaid(
			counts.map((one) => ({ category: one.category, count: one[which] })),
			categories,
			locale
		);
	const [held, waiting] = [of('held'), of('waits')];
	return waiting ? m.desk_category_counts_waiting({ held: held || '0', waiting }) : held;
}
