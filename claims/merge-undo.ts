/** Two organisations that 1,000 rows of all modules name are merged and the merger is undone: every table, the open data and the desk's export are what they were; with edits in between, what they would be had nobody merged. */

import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import type { Connection } from '../tests/support/server.ts';
import { drawsFrom } from './support/draws.ts';
import { rounds } from './support/merge-undo/edited.ts';
import { roundTrip } from './support/merge-undo/round-trip.ts';

const small = process.argv.includes('--small');
const given = process.argv.find((one) => /^--seed=\d+$/.test(one));
const seed = given ? Number(given.slice(7)) : Math.floor(Math.random() * 1e9);
const ROWS = 1000;
const EACH = 11;
const ROUNDS = small ? 1 : 60;

const wrong: string[] = [];
let figure = '';
console.log(`the seed is ${seed}: --seed=${seed} makes the same edits`);
await withScratchPostgres(({ connection }) => play(connection));
for (const line of wrong.slice(0, 20)) console.log(`! ${line}`);
console.log(`merge-undo: ${figure}; ${wrong.length} things wrong`);
process.exitCode = wrong.length ? 1 : 0;

async function play(connection: Connection): Promise<void> {
	connect(connection);
	try {
		prepareJobs(connection);
		openSecret('a secret for the claim', '');
		const team = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: null, locale: 'fr' }));
		const edited = await rounds(team, ROUNDS, drawsFrom(seed));
		const { rows, tables, answers, ms } = await roundTrip(team, EACH, ROWS, wrong);
		wrong.push(...edited.wrong);
		figure = `${rows} rows of ${tables} tables merged in ${ms.merge} ms and undone in ${ms.undo} ms, every table and ${answers} exports identical; ${ROUNDS} rounds with ${edited.edits} edits in between, as if nobody had merged`;
	} finally {
		await stopJobs();
		await disconnect();
	}
}
