/** One program of the claim log-order: writers that pause before they commit, a sequencer, and a reader with a cursor of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { startReaders } from '#kernel/server/activity/readers.ts';
import { record } from '#kernel/server/activity/record.ts';
import { startSequencer } from '#kernel/server/activity/sequencer.ts';
import { closeBus, openBus } from '#kernel/server/bus.ts';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';

export type Task = {
	connection: object;
	reader: string;
	writers: number;
	facts: number;
	pauseMs: number;
	sequencer: boolean;
};

class RolledBack extends Error {}

const { connection, reader, writers, facts, pauseMs, sequencer } = JSON.parse(process.argv[2] ?? '') as Task;
const fail = (error: unknown): void => {
	console.error(error);
	process.exitCode = 1;
};

connect({ ...connection, max: writers + 4 });
await openBus(connection, fail);
const running = sequencer ? startSequencer(fail) : undefined;
const reading = sequencer ? startReaders({ [reader]: keep }, fail) : undefined;

const began = performance.now();
await Promise.all(Array.from({ length: writers }, write));
const seconds = (performance.now() - began) / 1000;
process.send?.({ seconds });

process.once('message', async () => {
	await reading?.stop();
	await running?.stop();
	await closeBus();
	await disconnect();
	process.disconnect();
});

async function write(): Promise<void> {
	for (let count = 0; count < facts; count++) await one(count).catch(fail);
}

/** Every tenth is rolled back after it was written: nobody may ever see it. */
async function one(count: number): Promise<void> {
	const kept = count % 10 !== 9;
	const act = transaction(async (tx) => {
		await record(tx, {
			verb: 'kernel.opened',
			object: ref(kept ? 'kept' : 'dropped', newId()),
			source: 'job',
			detail: { demo: kept }
		});
		if (pauseMs) await pause(Math.random() * pauseMs);
		if (!kept) throw new RolledBack();
	});
	await act.catch((error) => {
		if (!(error instanceof RolledBack)) throw error;
	});
}

/** What a reader saw, in its order: the rowid of the table tells when. */
async function keep(...[tx, seen]: Parameters<Parameters<typeof startReaders>[0][string]>): Promise<void> {
	await sql`insert into public.seen (reader, position, fact, kind)
		select ${reader}, * from unnest(${seen.map(({ position }) => position)}::bigint[], ${seen.map(({ id }) => id)}::uuid[],
			${seen.map(({ object }) => object.kind)}::text[])`.execute(tx);
}
