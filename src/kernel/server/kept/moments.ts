import { openPool } from '../db.ts';
import type { Edition } from './edition.ts';

const MINUTE_MS = 60_000;

let queries: readonly string[] = [];
let named = 0;
let known: { edition: Edition; from: number; at: Promise<number> } | undefined;

/** Names the queries (of one `timestamptz`) for the first instant after `$1` at which something changes by itself, such as the beginning of a séance. */
export function watchMoments(statements: readonly string[]): void {
	queries = statements;
	named++;
	known = undefined;
}

/**
 * The next instant, in milliseconds, at which what people see may be another though nothing was told: the next full minute, since most moments of a hub are at one,
 * or what the modules know of before that.
 */
export async function nextMoment(edition: Edition, now: number): Promise<number> {
	const minute = now - (now % MINUTE_MS) + MINUTE_MS;
	const before = known;
	// it knows nothing of what was before it was asked
	const at = before?.edition === edition && before.from <= now ? await before.at : now;
	if (at > now) return Math.min(minute, at);
	const own = { edition, from: now, at: read(now, minute) };
	known = own;
	own.at.catch(() => {
		if (known === own) known = undefined;
	});
	return Math.min(minute, await own.at);
}

async function read(now: number, minute: number): Promise<number> {
	if (!queries.length) return minute;
	const each = queries.map((query) => `(${query})`).join(', ');
	const { rows } = await openPool().query({
		name: `moments ${named}`,
		text: `select least(${each}) as at`,
		values: [new Date(now)]
	});
	return (rows[0].at as Date | null)?.getTime() ?? minute;
}
