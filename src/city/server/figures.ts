import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Audience } from '../kinds.ts';
import type { On } from './reading.ts';

type Period = Readonly<{ from: string; until: string }>;

/** How often a stop was opened in a period, in how many visits, how many of these left there, and for how long it was open. */
type StopFigure = Readonly<{ stop: string; opened: number; arrived: number; left: number; seconds: number }>;

type Figures = Readonly<{
	visits: number;
	stops: readonly StopFigure[];
	/** Visits by the language in which they began, and openings by whom they are for, the most first. */
	locales: readonly Readonly<{ locale: Locale; visits: number }>[];
	audiences: readonly Readonly<{ audience: Audience; opened: number }>[];
	/** Visits by day, the days without any left out. */
	days: readonly Readonly<{ day: string; visits: number }>[];
}>;

/** How a trail was read from one day until another; whoever calls has asked who reads. */
export async function figuresOf(trail: string, { from, until }: Period, on: On = db): Promise<Figures> {
	const within = sql`from city.daily_count where trail = ${trail} and day between ${from}::date and ${until}::date`;
	const rows = async <Row>(query: ReturnType<typeof sql>): Promise<Row[]> =>
		(await (query as ReturnType<typeof sql<Row>>).execute(on)).rows;
	const stops = await rows<StopFigure>(sql`
		select stop, sum(opened)::int as opened, sum(arrived)::int as arrived, sum(arrived - went_on)::int as left, sum(seconds)::int as seconds
		${within} group by stop`);
	const locales = await rows<Figures['locales'][number]>(sql`
		select locale, sum(begun)::int as visits ${within} group by locale having sum(begun) > 0 order by visits desc, locale`);
	const audiences = await rows<Figures['audiences'][number]>(sql`
		select audience, sum(opened)::int as opened ${within} group by audience having sum(opened) > 0 order by opened desc, audience`);
	const days = await rows<Figures['days'][number]>(sql`
		select day::text as day, sum(begun)::int as visits ${within} group by day having sum(begun) > 0 order by day`);
	const visits = days.reduce((all, its) => all + its.visits, 0);
	return { visits, stops, locales, audiences, days };
}
