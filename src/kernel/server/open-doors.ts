import { sql } from 'kysely';
import { hear } from './bus.ts';
import type { Tx } from './db.ts';
import { statusOf } from './errors.ts';
import { reportAs } from './log.ts';
import { loose } from './loose.ts';

/** Something that stays open after it was asked for: a socket, a stream of events. */
export type OpenDoor = Readonly<{
	/** The ids of what it stands on: of who came, and of what she came with or for (a key, a canvas); null where there is none. */
	standsOn: readonly (string | null | undefined)[];
	/** Asks anew what was asked when she came in. False, or a refusal that is thrown: she must go. */
	mayStay(): Promise<boolean>;
	close(): void;
}>;

const CHANNEL = 'access';
/** What the time of day alone ends: a session, a second factor that was shown twelve hours ago. */
const ROUND_MS = 20_000;
const AGAIN_MS = 1000;
const AT_ONCE = 8;

const report = reportAs('open doors');
const { go } = loose(report);
const open = new Set<OpenDoor>();
const waiting = new Set<OpenDoor>();
let asking = 0;
let watching = false;

/**
 * Tells every program, once this is committed, that somebody may do less than before: whatever she has open is judged anew, and closed where she may
 * not stay. Triggers say it of roles, sessions, erasures, crews, teams and keys (migrations/0033_kernel_access.sql); whoever takes a right away that stands
 * in another row calls this, or gives the table such a trigger.
 * @param id of the person, or of what the door stands on otherwise.
 */
export const accessChanged = (tx: Tx, id: string): Promise<unknown> =>
	sql`select pg_notify(${CHANNEL}, ${id})`.execute(tx);

/**
 * Keeps a door open for as long as whoever came may stay: within moments of a right being taken away on any program it is closed.
 * @returns to be called when she goes by herself.
 */
export function keepOpen(door: OpenDoor): () => void {
	if (!watching) watch();
	open.add(door);
	// what was taken away between the question at the entrance and this line was told to nobody yet
	ask([door]);
	return () => {
		open.delete(door);
		waiting.delete(door);
	};
}

function watch(): void {
	watching = true;
	// '' is for all: also after the line to the database was cut
	hear(CHANNEL, (id) => ask(id ? [...open].filter(({ standsOn }) => standsOn.includes(id)) : open));
	setInterval(() => ask(open), ROUND_MS).unref();
}

function ask(doors: Iterable<OpenDoor>): void {
	for (const door of doors) waiting.add(door);
	for (; asking < AT_ONCE && asking < waiting.size; asking++) go(askAll().finally(() => asking--));
}

async function askAll(): Promise<void> {
	for (const door of waiting) {
		waiting.delete(door);
		await judge(door);
	}
}

async function judge(door: OpenDoor): Promise<void> {
	const stays = await door.mayStay().catch((error: unknown) => {
		if (statusOf(error) < 500) return false;
		report(error);
		setTimeout(() => open.has(door) && ask([door]), AGAIN_MS).unref();
		return true;
	});
	if (!stays && open.delete(door)) door.close();
}
