import { Refusal } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { type Kept, type NewObservation, observeAll } from './observing.ts';

type Waiting = Readonly<{ one: NewObservation; done: (kept: Kept) => void; failed: (error: unknown) => void }>;

/** So many share one transaction at most. */
const MOST = 500;

let waiting: Waiting[] = [];
let writing = false;

/**
 * Keeps one observation: what comes while a transaction runs waits for its end and shares the next one, so that nobody waits when little comes and a
 * commit serves many when much does. It is answered once it is committed.
 * @returns its number. Throws why it is refused
 */
export async function observeOne(one: NewObservation): Promise<number> {
	const kept = await new Promise<Kept>((done, failed) => {
		waiting.push({ one, done, failed });
		if (!writing) void writeAll();
	});
	if (kept instanceof Refusal) throw kept;
	return kept;
}

async function writeAll(): Promise<void> {
	writing = true;
	while (waiting.length) {
		const now = waiting.slice(0, MOST);
		waiting = waiting.slice(MOST);
		await write(now);
	}
	writing = false;
}

async function write(now: readonly Waiting[]): Promise<void> {
	try {
		const kept = await transaction((tx) =>
			observeAll(
				tx,
				now.map(({ one }) => one)
			)
		);
		for (const [at, { done }] of now.entries()) done(kept[at] as Kept);
	} catch (error) {
		// one that the database cannot take must not be the others' fault
		if (now.length > 1) for (const one of now) await write([one]);
		else now[0]?.failed(error);
	}
}
