import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import type { Counts } from '../counting.schema.ts';
import { countsOf, MOST_DAYS_LATE, type StopCount } from '../counting.ts';
import { servedBySlug } from './serving.ts';

const DAY_MS = 86_400_000;
/** Daily counts are kept for three years and a month, so that a summer has the two before it beside it. */
const KEPT_MONTHS = 37;

/** Adds what a device tells of a trail to the counts of its days, once however often it is sent; what is too old, or not yet, is left out. @returns whether it was new. Throws 404 */
export async function countOpenings(
	tx: Tx,
	{ receipt, trail, lines }: Counts,
	now: Date = new Date()
): Promise<boolean> {
	const { id, manifest } = await servedBySlug(trail, tx);
	const { rows } = await sql`
		insert into city.counted (receipt) values (${receipt}) on conflict do nothing returning receipt`.execute(tx);
	if (!rows.length) return false;
	const stops = new Map(manifest.stops.map((stop) => [stop.code, stop.id]));
	// a telephone's clock may be another day's than ours
	const [first, last] = [-MOST_DAYS_LATE, 1].map((days) => dayAfter(now, days)) as [string, string];
	const known = lines.filter(({ day, locale }) => day >= first && day <= last && manifest.locales.includes(locale));
	const counts = countsOf(known, (code) => stops.has(code));
	for (const its of counts) await add(tx, id, { ...its, stop: stops.get(its.stop) ?? '' });
	return true;
}

const dayAfter = (now: Date, days: number): string =>
	new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const add = (tx: Tx, trail: string, { day, stop, locale, audience, ...its }: StopCount) =>
	sql`insert into city.daily_count as c (day, trail, stop, locale, audience, opened, arrived, begun, went_on, seconds)
		values (${day}::date, ${trail}, ${stop}, ${locale}, ${audience}, ${its.opened}, ${its.arrived}, ${its.begun}, ${its.wentOn}, ${its.seconds})
		on conflict (trail, day, stop, locale, audience) do update set opened = c.opened + excluded.opened, arrived = c.arrived + excluded.arrived,
			begun = c.begun + excluded.begun, went_on = c.went_on + excluded.went_on, seconds = c.seconds + excluded.seconds`.execute(
		tx
	);

/** Forgets which sendings came, once none of them would be counted any more, and counts that are old. */
export async function forgetCounts(tx: Tx, now: Date = new Date()): Promise<void> {
	const late = new Date(now.getTime() - (MOST_DAYS_LATE + 2) * DAY_MS);
	await sql`delete from city.counted where at < ${late}`.execute(tx);
	await sql`delete from city.daily_count where day < ${now}::timestamptz - make_interval(months => ${KEPT_MONTHS})`.execute(
		tx
	);
}
