import { sql } from 'kysely';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Stretch } from '../free.ts';
import { type Hour, minutesIn, weekOf } from '../occupied.ts';
import type { Space } from '../space.ts';
import { exceptionsOf, openBetween } from './open.ts';
import { type SpaceFilter, spaces } from './reading.ts';
import type { On } from './tables.ts';

const HOUR = 3_600_000;

export type FiguresFilter = Pick<SpaceFilter, 'kind' | 'place' | 'keepers'> &
	Readonly<{
		/** The slug of one space. */
		space?: string;
		/** ISO days by the hub's clock; both belong to the period. */
		from: string;
		until: string;
	}>;

type SpaceFigures = Readonly<{ space: Space; hours: readonly Hour[]; booked: number; missed: number }>;
/** A sector, an operation, or what takes spaces, with how many of its bookings and for how many hours. Null: not said. */
export type Share = Readonly<{ name: string | null; bookings: number; hours: number }>;

export type Figures = Readonly<{
	/** Each space that has units of its own; a joined one is its parts. */
	spaces: readonly SpaceFigures[];
	subjects: readonly Share[];
	sectors: readonly Share[];
	operations: readonly Share[];
}>;

/** How much of what was open somebody had, by hour of the week; who did not come; and for whom. */
export async function figures({ from, until, space, ...filter }: FiguresFilter, on: On = db): Promise<Figures> {
	const { timeZone } = await hub();
	const period = periodOf(from, until, timeZone);
	// the midnight at its end is of the day after
	const days = { ...period, until: new Date(period.until.getTime() - 1) };
	const all = (await spaces(filter, on)).filter(
		(one) => one.units > 0 && !one.parts.length && (!space || one.slug === space)
	);
	const opened = await openedOf(all, days, timeZone, on);
	const ids = all.map(({ id }) => id);
	const [taken, came, subjects, sectors, operations] = await Promise.all([
		takenIn(opened, period, timeZone, on),
		comings(ids, period, on),
		...[bySubject, bySector, byOperation].map((read) => read(ids, period, on))
	]);
	const hourOf = clockOf(timeZone);
	return {
		spaces: all.map((one) => ({
			space: one,
			hours: weekOf([
				{ open: minutesIn(opened.get(one.id) ?? [], one.units, hourOf), taken: taken.get(one.id) ?? new Map() }
			]),
			...(came.get(one.id) ?? { booked: 0, missed: 0 })
		})),
		...{ subjects: subjects ?? [], sectors: sectors ?? [], operations: operations ?? [] }
	};
}

function periodOf(from: string, until: string, timeZone: string): Stretch {
	const midnight = (day: string) => momentOf(`${day}T00:00`, timeZone) ?? new Date(0);
	return { from: midnight(from), until: midnight(shifted(`${until}T00:00`, 1).slice(0, 10)) };
}

/** Each hour is looked up once, whatever the number of spaces: a clock is dear. */
function clockOf(timeZone: string): (at: Date) => number {
	const known = new Map<number, number>();
	return (at) => {
		const hour = Math.floor(at.getTime() / HOUR);
		const found = known.get(hour) ?? hourIn(at, timeZone);
		known.set(hour, found);
		return found;
	};
}

function hourIn(at: Date, timeZone: string): number {
	const local = localOf(at, timeZone);
	const weekday = (new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
	return weekday * 24 + Number(local.slice(11, 13));
}

/** When each space was open, day by day; those with the same hours are reckoned once. */
async function openedOf(
	all: readonly Space[],
	days: Stretch,
	timeZone: string,
	on: On
): Promise<Map<string, Stretch[]>> {
	const known = new Map<string, Stretch[]>();
	const opened = new Map<string, Stretch[]>();
	for (const one of all) {
		const exceptions = await exceptionsOf(one, on);
		const key = JSON.stringify([one.hours, one.closedOnHolidays, exceptions]);
		const found = known.get(key) ?? daily(openBetween(one, exceptions, days, timeZone), timeZone);
		known.set(key, found);
		opened.set(one.id, found);
	}
	return opened;
}

/** The same stretches, none over a midnight of the clock. */
function daily(stretches: readonly Stretch[], timeZone: string): Stretch[] {
	return stretches.flatMap(({ from, until }) => {
		const parts: Stretch[] = [];
		for (let at = from; at < until; ) {
			const midnight = momentOf(shifted(`${localOf(at, timeZone).slice(0, 10)}T00:00`, 1), timeZone) ?? until;
			const end = new Date(Math.min(midnight.getTime(), until.getTime()));
			parts.push({ from: at, until: end });
			at = end;
		}
		return parts;
	});
}

/** The minutes of units that were somebody's while their space was open, by hour of the week: one query, whatever their number. */
async function takenIn(
	opened: ReadonlyMap<string, readonly Stretch[]>,
	{ from, until }: Stretch,
	timeZone: string,
	on: On
): Promise<Map<string, Map<number, number>>> {
	const open = [...opened].flatMap(([space, all]) => all.map((one) => ({ space, ...one })));
	const { rows } = await sql<{ space: string; hour: number; minutes: number }>`
		with open as materialized (
			select space, opens, closes, (opens at time zone ${timeZone})::date as day
			from unnest(${open.map(({ space }) => space)}::uuid[], ${open.map(({ from }) => from)}::timestamptz[], ${open.map(({ until }) => until)}::timestamptz[])
				as o (space, opens, closes)
		), taken as materialized (
			select u.space, greatest(lower(o.during), ${from}::timestamptz) as begins, least(upper(o.during), ${until}::timestamptz) as ends
			from spaces.occupancy o join spaces.unit u on u.id = o.unit
			where u.space = any(${[...opened.keys()]}::uuid[]) and o.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)
		), hours as materialized (
			select space, begins, ends, hour, (hour at time zone ${timeZone}) as clock
			from taken, generate_series(date_trunc('hour', begins), ends - interval '1 microsecond', interval '1 hour') as hour
		)
		select h.space, ((extract(isodow from h.clock) - 1) * 24 + extract(hour from h.clock))::int as hour,
			sum(extract(epoch from least(h.ends, h.hour + interval '1 hour', o.closes) - greatest(h.begins, h.hour, o.opens)))::float8 / 60 as minutes
		from hours h join open o on o.space = h.space and o.day = h.clock::date
		where least(h.ends, h.hour + interval '1 hour', o.closes) > greatest(h.begins, h.hour, o.opens)
		group by 1, 2`.execute(on);
	const found = new Map<string, Map<number, number>>();
	for (const { space, hour, minutes } of rows) found.set(space, (found.get(space) ?? new Map()).set(hour, minutes));
	return found;
}

/** What stood of what was booked, and what nobody came for. */
async function comings(ids: readonly string[], { from, until }: Stretch, on: On) {
	const { rows } = await sql<{ space: string; booked: number; missed: number }>`
		select r.space, count(*)::int as booked, count(*) filter (where t.state = 'no_show')::int as missed
		from spaces.reservation r cross join lateral (select min(state) as state from participation.seat s
			where s.booking = r.booking and s.state in ('confirmed', 'fulfilled', 'no_show')) t
		where t.state is not null and r.space = any(${[...ids]}::uuid[]) and r.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)
		group by 1`.execute(on);
	return new Map(rows.map(({ space, ...its }) => [space, its]));
}

const held = (ids: readonly string[], { from, until }: Stretch) => sql`
	spaces.allocation a where a.state = 'taken' and a.space = any(${[...ids]}::uuid[])
		and a.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)`;

const hours = sql`round((sum(extract(epoch from upper(a.during) - lower(a.during)) * a.quantity) / 3600)::numeric, 2)::float8`;

async function bySubject(ids: readonly string[], period: Stretch, on: On): Promise<Share[]> {
	const { rows } =
		await sql<Share>`select a.subject_kind as name, count(*)::int as bookings, ${hours} as hours from ${held(ids, period)}
		group by 1 order by 3 desc`.execute(on);
	return rows;
}

/** By the sectors of the organisation that pays; one with two sectors counts for half in each. */
async function bySector(ids: readonly string[], period: Stretch, on: On): Promise<Share[]> {
	const { rows } = await sql<Share>`
		with a as (select a.* from ${held(ids, period)} and a.subject_kind = 'reservation')
		select s.sector as name, count(*)::int as bookings,
			round((sum(extract(epoch from upper(a.during) - lower(a.during)) * a.quantity / greatest(1, cardinality(o.sectors))) / 3600)::numeric, 2)::float8 as hours
		from a join spaces.reservation r on r.id = a.subject left join network.organization_card o on o.id = r.organization
			left join lateral unnest(o.sectors) as s (sector) on true
		group by 1 order by 3 desc`.execute(on);
	return rows;
}

async function byOperation(ids: readonly string[], period: Stretch, on: On): Promise<Share[]> {
	const { rows } = await sql<Share>`
		with a as (select a.* from ${held(ids, period)} and a.subject_kind = 'reservation')
		select coalesce(r.operation, s.operation) as name, count(*)::int as bookings, ${hours} as hours
		from a join spaces.reservation r on r.id = a.subject join spaces.space s on s.id = r.space
		group by 1 order by 3 desc`.execute(on);
	return rows;
}
