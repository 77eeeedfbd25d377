import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { categoryCounts } from '#participation/server';
import { countsSaid } from '../../index.ts';
import { allCategories, type Registration } from '../../server/index.ts';

/** A column of a table of registrations that says their kinds of tickets; none where no activity among them has some. */
export async function categoryColumn(offerings: readonly string[], tx: Tx, locale: Locale) {
	const categories = await allCategories(offerings, tx);
	const of = async (rows: readonly Registration[]) => {
		const counts = await categoryCounts({ bookings: categories.length ? rows.map(({ id }) => id) : [] }, tx);
		return ({ id, offering }: Registration): string => {
			const own = categories.filter((one) => one.offering === offering);
			const each = (counts.get(id) ?? []).map(({ category, held, waits }) => ({ category, count: held + waits }));
			return own.length ? countsSaid(each, own, locale) : '';
		};
	};
	return { columns: categories.length ? [{ id: 'categories', label: m.agenda_category() }] : [], of };
}
