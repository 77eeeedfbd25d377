import { sql } from 'kysely';
import { type By, ref, type Source } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { allot } from '#spaces/server';

/** Somebody waits for the answer and can choose another room; elsewhere what does not fit is kept as a clash, and shown. */
const asks: readonly Source[] = ['web', 'desk', 'door', 'api'];

type How = Readonly<{
	/** As `allot` has it; when it is not said, whoever asks is refused and what runs by itself is kept. */
	clash?: 'refuse' | 'show';
}>;

/** The séances whose rooms are given at the end of a change of several, by its transaction. */
const awaited = new WeakMap<Tx, Set<string>>();

/**
 * Gives séances the spaces that they should have as they are now, and takes from them what they should not: after every change of when and where they are, of whether they take place or are there
 * at all, and of whether their activity is in the trash. After the locks of their pools. Inside of `roomsAtOnce` they have them at its end.
 * @returns how many clash then. Throws `Taken`.
 */
export async function keepRooms(tx: Tx, occurrences: readonly string[], by: By, how: How = {}): Promise<number> {
	const later = awaited.get(tx);
	if (!later) return give(tx, occurrences, by, how);
	for (const id of occurrences) later.add(id);
	return 0;
}

/**
 * Runs a change of several séances and gives all of them their rooms afterwards, at once: so houses are locked after all pools, each may move to where another one was, and who is refused
 * reads every clash.
 * @returns what was made, and how many clash. Throws what `act` throws, and `Taken`.
 */
export async function roomsAtOnce<Made>(
	tx: Tx,
	by: By,
	act: () => Promise<Made>,
	how: How = {}
): Promise<{ made: Made; clashes: number }> {
	if (awaited.has(tx)) return { made: await act(), clashes: 0 };
	const changed = new Set<string>();
	awaited.set(tx, changed);
	const made = await act().finally(() => awaited.delete(tx));
	return { made, clashes: await give(tx, [...changed], by, how) };
}

async function give(tx: Tx, occurrences: readonly string[], by: By, { clash }: How): Promise<number> {
	if (!occurrences.length) return 0;
	const { rows } = await sql<Room>`
		select given.id, coalesce(o.starts_at, to_timestamp(0)) as starts_at, coalesce(o.ends_at, to_timestamp(0)) as ends_at, f.operation,
			case when o.status = 'scheduled' and f.deleted_at is null then o.space end as space
		from unnest(${[...occurrences]}::uuid[]) as given (id) left join agenda.occurrence o on o.id = given.id left join agenda.offering f on f.id = o.offering
			left join spaces.holding h on h.subject_kind = 'occurrence' and h.subject = given.id
		where o.space is not null or h.subject is not null order by o.starts_at, given.id`.execute(tx);
	if (!rows.length) return 0;
	const wishes = rows.map(({ id, ...room }) => ({ subject: ref('occurrence', id), ...room }));
	const refuses = clash ?? (asks.includes(by.source) ? 'refuse' : 'show');
	return (await allot(tx, wishes, by, { clash: refuses })).length;
}

type Room = Readonly<{ id: string; startsAt: Date; endsAt: Date; operation: string | null; space: string | null }>;

/** The séances of an activity that are to come, whatever they are. */
export async function comingIn(tx: Tx, offering: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from agenda.occurrence where offering = ${offering} and ends_at > now()`.execute(tx);
	return rows.map(({ id }) => id);
}
