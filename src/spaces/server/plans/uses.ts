import { sql } from 'kysely';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import { firstDay, type Month, monthAfter } from '../../plans/month.ts';
import type { Payer } from '../../plans/plan.ts';
import { counts, type Outcome, type Use } from '../../plans/use.ts';
import type { On } from '../tables.ts';
import type { Contract } from './contracts.ts';
import { whoPays } from './paying.ts';

type Row = Omit<Use, 'startsAt' | 'days' | 'minutes' | 'quantity'> &
	Record<'organization' | 'operation', string | null> &
	Readonly<{
		startsAt: Date;
		endsAt: Date;
		cancelHours: number;
		seats: readonly Readonly<{ state: string; at: string; by: Outcome['by'] }>[] | null;
	}>;

/** What counts of the reservations of some months, the first and the last one included, with who pays each; what nobody is known for is left out. */
export async function usesOf(
	from: Month,
	until: Month,
	contracts: readonly Contract[],
	timeZone: string,
	on: On = db
): Promise<Readonly<{ payer: Payer; use: Use }>[]> {
	const [start, end] = [
		momentOf(`${firstDay(from)}T00:00`, timeZone),
		momentOf(`${firstDay(monthAfter(until))}T00:00`, timeZone)
	];
	const { rows } = await sql<Row>`
		select r.id, r.space, s.name as space_name, s.place, s.kind, b.party as person, lower(r.during) as starts_at, upper(r.during) as ends_at, s.cancel_hours,
			r.organization, r.operation,
			(select json_agg(json_build_object('state', t.state, 'at', t.state_at, 'by', case when t.state = 'cancelled' then (
				select a.detail ->> 'by' from kernel.activity a where a.object = t.id and a.verb = 'participation.cancelled' order by a.recorded_at desc limit 1) end))
				from participation.seat t where t.booking = b.id) as seats
		from spaces.reservation r join participation.booking b on b.id = r.booking join spaces.space s on s.id = r.space
		where r.during && tstzrange(${start}::timestamptz, ${end}::timestamptz)`.execute(on);
	return rows.flatMap((row) => {
		const use = useOf(row, timeZone);
		const payer = use && whoPays({ ...row, day: use.days[0] ?? '' }, contracts);
		return payer ? [{ payer, use }] : [];
	});
}

function useOf(
	{ startsAt, endsAt, cancelHours, seats, organization: _, operation: __, ...row }: Row,
	zone: string
): Use | null {
	const quantity = (seats ?? []).filter(({ state, at, by }) =>
		counts({ state, at: new Date(at), by }, startsAt, cancelHours)
	).length;
	if (!quantity) return null;
	const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
	return { ...row, startsAt: startsAt.getTime(), days: daysOf(startsAt, endsAt, zone), minutes, quantity };
}

/** The days that a time touches; one that ends at midnight does not touch the next. */
function daysOf(startsAt: Date, endsAt: Date, timeZone: string): string[] {
	const last = localOf(new Date(endsAt.getTime() - 1), timeZone).slice(0, 10);
	const days: string[] = [];
	for (let day = localOf(startsAt, timeZone).slice(0, 10); day <= last; day = shifted(`${day}T00:00`, 1).slice(0, 10))
		days.push(day);
	return days;
}
