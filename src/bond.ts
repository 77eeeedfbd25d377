import type { Period } from '#kernel/given.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { type Bond, bondRows } from '#network';
import { bondKept } from '#network/server';
import { modules } from './modules.ts';

/** What ties an organisation to the hub in a year: what it pledged, and what it gave and received of what was over by now, as each module knows and says it. */
export async function bondOf(organization: string, year: number, locale: Locale, now = new Date()): Promise<Bond> {
	const { timeZone } = await hub();
	const period = yearOf(year, timeZone, now);
	const [kept, ...known] = await Promise.all([
		bondKept(organization, year),
		// of a year that has not begun nobody knows anything
		...(period.from < period.until ? modules.flatMap(({ bond }) => bond?.(organization, period, db) ?? []) : [])
	]);
	const given = known
		.flat()
		.filter(({ amount }) => amount > 0)
		.map(({ name, ...one }) => ({ ...one, words: name({}, { locale }) }));
	const standing = kept.gifts.filter(({ withdrawnAt }) => !withdrawnAt);
	return { year, ...kept, known: given, rows: bondRows(kept.pledges, [...given, ...standing]) };
}

function yearOf(year: number, timeZone: string, now: Date): Period {
	const first = (of: number): Date => momentOf(`${of}-01-01T00:00`, timeZone) ?? new Date(Date.UTC(of, 0, 1));
	const from = first(year);
	return { from, until: new Date(Math.max(from.getTime(), Math.min(first(year + 1).getTime(), now.getTime()))) };
}
