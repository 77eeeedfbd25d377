import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { whenFull } from '../free.ts';
import { type Seated, seatAnew } from '../seating.ts';
import { type Stock, takenFor } from './stock.ts';

type Asked = Readonly<{ startsAt: Date; endsAt: Date; quantity: number }>;

/**
 * The units that something can have of a space, under the lock of its house: all of a room, so many of a pool. Alike units that are promised to others by now are given to them anew when it
 * fits only so. Null when it does not fit.
 */
export async function unitsFor(tx: Tx, stock: Stock, asked: Asked): Promise<readonly string[] | null> {
	const wanted = stock.pooled ? asked.quantity : stock.units.length;
	if (!wanted || wanted > stock.units.length) return null;
	const { from, until } = takenFor(stock, asked);
	const { rows } = await sql<{ unit: string; from: Date; until: Date }>`
		select o.unit, lower(o.during) as "from", upper(o.during) as until from spaces.occupancy o
		where o.unit = any(${[...stock.units]}::uuid[]) and o.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)`.execute(
		tx
	);
	const taken = new Set(rows.map(({ unit }) => unit));
	const left = stock.units.filter((unit) => !taken.has(unit));
	if (left.length >= wanted) return left.slice(0, wanted);
	// however they are seated, there are too few at some moment
	const times = rows.map((one) => [one.from.getTime(), one.until.getTime()] as const);
	const full = whenFull(times, stock.units.length - wanted, { from: from.getTime(), until: until.getTime() });
	return stock.pooled && !full.length ? othersSeatedAnew(tx, stock, { from, until, wanted }) : null;
}

/** Writes down which units an allocation has. PostgreSQL refuses what overlaps, whatever the code does. */
export async function occupy(
	tx: Tx,
	allocation: string,
	units: readonly string[],
	stock: Stock,
	asked: Asked
): Promise<void> {
	const { from, until } = takenFor(stock, asked);
	await sql`insert into spaces.occupancy (allocation, unit, during)
		select ${allocation}, unit, tstzrange(${from}::timestamptz, ${until}::timestamptz) from unnest(${[...units]}::uuid[]) as unit`.execute(
		tx
	);
}

/** Takes from allocations all that they have. */
export async function vacate(tx: Tx, allocations: readonly string[]): Promise<void> {
	if (!allocations.length) return;
	await sql`delete from spaces.occupancy where allocation = any(${[...allocations]}::uuid[])`.execute(tx);
}

// no booking of a pool is longer; what touches the edge keeps its unit
const AROUND = 45 * 86_400_000;

async function othersSeatedAnew(
	tx: Tx,
	stock: Stock,
	{ from, until, wanted }: Readonly<{ from: Date; until: Date; wanted: number }>
): Promise<readonly string[] | null> {
	const [first, last] = [new Date(from.getTime() - AROUND), new Date(until.getTime() + AROUND)];
	const { rows } = await sql<Seated>`
		select o.allocation as id, lower(o.during) as "from", upper(o.during) as until, array_agg(o.unit) as units,
			bool_or(a.space <> ${stock.id} or lower(o.during) <= clock_timestamp()
				or lower(o.during) <= ${first} or upper(o.during) >= ${last}) as fixed
		from spaces.occupancy o join spaces.allocation a on a.id = o.allocation
		where o.unit = any(${[...stock.units]}::uuid[]) and o.during && tstzrange(${first}::timestamptz, ${last}::timestamptz)
		group by o.allocation, o.during`.execute(tx);
	const seated = seatAnew(stock.units, rows, { from, until, wanted });
	if (!seated) return null;
	const moved = rows.filter(({ id, units, fixed }) => !fixed && !sameUnits(units, seated.others.get(id) ?? []));
	await vacate(
		tx,
		moved.map(({ id }) => id)
	);
	for (const { id, from, until } of moved)
		await sql`insert into spaces.occupancy (allocation, unit, during)
			select ${id}, unit, tstzrange(${from}::timestamptz, ${until}::timestamptz) from unnest(${[...(seated.others.get(id) ?? [])]}::uuid[]) as unit`.execute(
			tx
		);
	return seated.own;
}

const sameUnits = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((unit) => b.includes(unit));

/**
 * Gives an allocation this very unit, which somebody has taken in hand, for one that it has; whoever has it meanwhile is given another one, under the lock of the house.
 * @returns whether it could be done.
 */
export async function takeInHand(tx: Tx, stock: Stock, allocation: string, unit: string): Promise<boolean> {
	const { rows: own } = await sql<{ unit: string; held: boolean }>`
		select o.unit, exists (select from spaces.handover h where h.unit = o.unit and h.back_at is null) as held
		from spaces.occupancy o where o.allocation = ${allocation} order by 1`.execute(tx);
	if (own.some((one) => one.unit === unit)) return true;
	const given = own.find(({ held }) => !held)?.unit;
	if (!given || !stock.units.includes(unit)) return false;
	const { rows: others } = await sql<{ allocation: string }>`
		select o.allocation from spaces.occupancy o join spaces.occupancy mine on mine.allocation = ${allocation} and mine.unit = ${given}
		where o.unit = ${unit} and o.during && mine.during`.execute(tx);
	const swapped = others.map((one) => one.allocation);
	const { rows: fit } = await sql<{ fits: boolean }>`
		select not exists (select from spaces.occupancy theirs join spaces.occupancy o on o.unit = ${given} and o.during && theirs.during and o.allocation <> ${allocation}
			where theirs.unit = ${unit} and theirs.allocation = any(${swapped}::uuid[])) as fits`.execute(tx);
	if (!fit[0]?.fits) return false;
	const { rows: theirs } = await sql<{ allocation: string; during: string }>`
		delete from spaces.occupancy where unit = ${unit} and allocation = any(${swapped}::uuid[]) returning allocation, during::text as during`.execute(
		tx
	);
	await sql`update spaces.occupancy set unit = ${unit} where allocation = ${allocation} and unit = ${given}`.execute(
		tx
	);
	for (const { allocation, during } of theirs)
		await sql`insert into spaces.occupancy (allocation, unit, during) values (${allocation}, ${given}, ${during}::tstzrange)`.execute(
			tx
		);
	return true;
}
