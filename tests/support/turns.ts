/** A seat in a pool, as the database has it; `held`: it takes a place, `queue`: it waits. */
export type Turn = Readonly<{ pool: string; booking: string; seat: string; held: boolean; queue: number | null }>;
/** `partOf`: the pool that it is a part of, for the seats of one category. */
type Room = Readonly<{ id: string; capacity: number | null; taken: number; partOf?: string | null }>;

type Party = { booking: string; place: number; size: number };

/**
 * How many places went past each party in each pool, at least and at most: counted by who looks on, apart from the program. Whether a party was short of places
 * in a part of a pool just when somebody went past it in the whole cannot always be seen afterwards.
 */
export type Passed = Map<string, Readonly<{ least: number; most: number }>>;

const unpassed = { least: 0, most: 0 };

/** The parties that wait in a pool, in the order in which they came. */
function lineOf(rows: readonly Turn[], pool: string): Party[] {
	const parties = new Map<string, Party>();
	for (const { booking, queue } of rows.filter((row) => row.pool === pool && row.queue !== null)) {
		const party = parties.get(booking) ?? { booking, place: queue ?? 0, size: 0 };
		parties.set(booking, { booking, place: Math.min(party.place, queue ?? 0), size: party.size + 1 });
	}
	return [...parties.values()].sort((one, other) => one.place - other.place);
}

/** Who waits for places that a part of a pool does not have: they hold up nobody in the whole. */
function shortIn(rows: readonly Turn[], whole: Room, rooms: readonly Room[]): Set<string> {
	const parts = rooms.filter(({ partOf }) => partOf === whole.id);
	const short = parts.flatMap(({ id, capacity, taken }) =>
		lineOf(rows, id).filter(({ size }) => size > (capacity ?? Number.POSITIVE_INFINITY) - taken)
	);
	return new Set(short.map(({ booking }) => booking));
}

/**
 * How many places may still go past all who stand before a place in line; a party larger than the pool, or short of places in a part of it, holds up nobody.
 */
function mayPass(
	[rows, rooms]: readonly [readonly Turn[], readonly Room[]],
	room: Room,
	[passed, which]: readonly [Passed, 'least' | 'most'],
	place = Number.POSITIVE_INFINITY
): number {
	const { id, capacity } = room;
	const short = shortIn(rows, room, rooms);
	const before = lineOf(rows, id).filter(
		(one) => one.place < place && one.size <= (capacity ?? Number.POSITIVE_INFINITY) && !short.has(one.booking)
	);
	return Math.min(
		Number.POSITIVE_INFINITY,
		...before.map(({ booking, size }) => size - (passed.get(`${booking} ${id}`) ?? unpassed)[which])
	);
}

/**
 * What somebody who comes now can have of a pool by the rule; null: no limit. @param rooms all the pools that are known.
 * @param said what is shown, which is right as long as it may be.
 */
export function openNow(
	rows: readonly Turn[],
	room: Room,
	passed: Passed,
	rooms: readonly Room[],
	said: number | null = null
): number | null {
	const { capacity, taken } = room;
	if (capacity === null) return null;
	const [least, most] = (['most', 'least'] as const).map((which) =>
		Math.max(0, Math.min(capacity - taken, mayPass([rows, rooms], room, [passed, which])))
	) as [number, number];
	return said === null ? least : Math.min(Math.max(said, least), most);
}

/** Who waits although the rule gives her a place in each of her pools. */
export function waitForNothing(rows: readonly Turn[], rooms: readonly Room[], passed: Passed): string[] {
	const waiting = new Set(rows.filter(({ queue }) => queue !== null).map(({ booking }) => booking));
	return [...waiting].filter((booking) =>
		rooms.every((room) => {
			const hers = lineOf(rows, room.id).find((one) => one.booking === booking);
			if (!hers || room.capacity === null) return true;
			return (
				hers.size <= room.capacity - room.taken &&
				hers.size <= mayPass([rows, rooms], room, [passed, 'most'], hers.place)
			);
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
	const had = new Map(before.map((row) => [`${row.seat} ${row.pool}`, row]));
	return rooms.flatMap((room) => {
		const { id, capacity } = room;
		if (capacity === null) return [];
		const gained = after.filter(
			(row) => row.pool === id && row.held && !had.get(`${row.seat} ${id}`)?.held && !decided.includes(row.seat)
		);
		const turn = (row: Turn) => had.get(`${row.seat} ${id}`)?.queue ?? Number.POSITIVE_INFINITY;
		const were = new Map(lineOf(before, id).map((one) => [one.booking, one]));
		const line = lineOf(after, id);
		for (const { booking } of were.values())
			if (!line.some((one) => one.booking === booking)) passed.delete(`${booking} ${id}`);
		return line.flatMap(({ booking, place, size }) => {
			const was = were.get(booking);
			const past = was ? gained.filter((row) => turn(row) > place).length : 0;
			if (!past) return [];
			const doubt = doubtful(booking, room, rooms, [before, after]);
			const { least, most } = passed.get(`${booking} ${id}`) ?? unpassed;
			const now = { least: least + (doubt ? 0 : past), most: most + past };
			passed.set(`${booking} ${id}`, now);
			return now.least > Math.max(size, was?.size ?? 0) && size <= capacity
				? [`${booking} was passed by ${now.least} places, and asks for ${size}`]
				: [];
		});
	});
}

/** Whether a party waits for places in a part of a pool too that has a limit: there it may have been short of them. */
const doubtful = (
	booking: string,
	{ id }: Room,
	rooms: readonly Room[],
	[before, after]: readonly [readonly Turn[], readonly Turn[]]
): boolean =>
	rooms.some(
		(part) =>
			part.partOf === id &&
			part.capacity !== null &&
			[...before, ...after].some((row) => row.pool === part.id && row.booking === booking && row.queue !== null)
	);
