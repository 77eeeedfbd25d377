/** A seat in a pool, as the database has it; `held`: it takes a place, `queue`: it waits. */
export type Turn = Readonly<{ pool: string; booking: string; seat: string; held: boolean; queue: number | null }>;
type Room = Readonly<{ id: string; capacity: number | null; taken: number }>;

type Party = { booking: string; place: number; size: number };

/** How many places went past each party in each pool: counted by who looks on, apart from the program. */
export type Passed = Map<string, number>;

/** The parties that wait in a pool, in the order in which they came. */
function lineOf(rows: readonly Turn[], pool: string): Party[] {
	const parties = new Map<string, Party>();
	for (const { booking, queue } of rows.filter((row) => row.pool === pool && row.queue !== null)) {
		const party = parties.get(booking) ?? { booking, place: queue ?? 0, size: 0 };
		parties.set(booking, { booking, place: Math.min(party.place, queue ?? 0), size: party.size + 1 });
	}
	return [...parties.values()].sort((one, other) => one.place - other.place);
}

/** How many places may still go past all who stand before a place in line; a party larger than the pool holds up nobody. */
function mayPass(
	line: readonly Party[],
	{ id, capacity }: Room,
	passed: Passed,
	place = Number.POSITIVE_INFINITY
): number {
	const before = line.filter((one) => one.place < place && one.size <= (capacity ?? Number.POSITIVE_INFINITY));
	return Math.min(
		Number.POSITIVE_INFINITY,
		...before.map(({ booking, size }) => size - (passed.get(`${booking} ${id}`) ?? 0))
	);
}

/** What somebody who comes now can have by the rule; null: no limit. */
export function openNow(rows: readonly Turn[], room: Room, passed: Passed): number | null {
	if (room.capacity === null) return null;
	return Math.max(0, Math.min(room.capacity - room.taken, mayPass(lineOf(rows, room.id), room, passed)));
}

/** Who waits although the rule gives her a place in each of her pools. */
export function waitForNothing(rows: readonly Turn[], rooms: readonly Room[], passed: Passed): string[] {
	const lines = new Map(rooms.map(({ id }) => [id, lineOf(rows, id)]));
	const waiting = new Set(rows.filter(({ queue }) => queue !== null).map(({ booking }) => booking));
	return [...waiting].filter((booking) =>
		rooms.every((room) => {
			const line = lines.get(room.id) ?? [];
			const hers = line.find((one) => one.booking === booking);
			if (!hers || room.capacity === null) return true;
			return hers.size <= room.capacity - room.taken && hers.size <= mayPass(line, room, passed, hers.place);
		})
	);
}

/**
 * Counts what went past whom between two moments, but for seats that got their place by a decision of the team or at the door.
 * @returns who was passed by more places than she asks for.
 */
export function countPassed(
	[before, after]: readonly [readonly Turn[], readonly Turn[]],
	rooms: readonly Room[],
	passed: Passed,
	decided: readonly string[] = []
): string[] {
	const wrong: string[] = [];
	const had = new Map(before.map((row) => [`${row.seat} ${row.pool}`, row]));
	for (const { id, capacity } of rooms) {
		if (capacity === null) continue;
		const gained = after.filter(
			(row) => row.pool === id && row.held && !had.get(`${row.seat} ${id}`)?.held && !decided.includes(row.seat)
		);
		const were = new Map(lineOf(before, id).map((one) => [one.booking, one]));
		for (const { booking, place, size } of lineOf(after, id)) {
			const was = were.get(booking);
			if (!was) continue;
			const turn = (row: Turn) => had.get(`${row.seat} ${id}`)?.queue ?? Number.POSITIVE_INFINITY;
			const past = gained.filter((row) => turn(row) > place).length;
			if (!past) continue;
			const now = (passed.get(`${booking} ${id}`) ?? 0) + past;
			passed.set(`${booking} ${id}`, now);
			if (now > Math.max(size, was.size) && size <= capacity)
				wrong.push(`${booking} was passed by ${now} places, and asks for ${size}`);
		}
	}
	return wrong;
}
