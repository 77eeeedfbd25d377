/** Whatever happens to what takes a room, after each step of 5,000 histories the rooms are taken as counting by hand says; killed in the middle 50 times: the same. */

import { connect, disconnect } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import type { Connection } from '../tests/support/server.ts';
import { drawsFrom } from './support/draws.ts';
import { history } from './support/one-act/history.ts';
import { makeLane, makeOrganization } from './support/one-act/hub.ts';
import { kill } from './support/one-act/killing.ts';

const small = process.argv.includes('--small');
const HISTORIES = small ? 8 : 5000;
const KILLS = small ? 1 : 50;
const LANES = small ? 1 : 4;
const LENGTH = 12;
const MOST_WRONG = 3;
const given = process.argv.find((one) => /^--seed=\d+$/.test(one));
const seed = given ? Number(given.slice(7)) : Math.floor(Math.random() * 1e9);

const wrong: string[] = [];
const sum = { histories: 0, steps: 0, refused: 0, clashes: 0, killed: 0, under: 0 };
console.log(`the seed is ${seed}: --seed=${seed} makes the same histories`);
await withScratchPostgres(({ connection }) => play(connection));
for (const line of wrong) console.log(line);
console.log(
	`one-act: ${sum.histories} histories of ${sum.steps} steps, ${sum.refused} refused and ${sum.clashes} with a clash that stands, killed ${sum.killed} times (${sum.under} in a step): ${wrong.length ? 'occupancy is NOT as it must be' : 'occupancy as counted by hand after each'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function play(connection: Connection): Promise<void> {
	connect(connection);
	try {
		prepareJobs(connection);
		openSecret('a secret for the claim', '');
		await makeOrganization();
		const lanes = [];
		for (let at = 0; at < LANES; at++) lanes.push(await makeLane(`lane${at}x`));
		let next = 0;
		await Promise.all(
			lanes.map(async (lane) => {
				while (next < HISTORIES && wrong.length < MOST_WRONG) {
					const one = await history(lane, seed + next++, LENGTH);
					sum.histories++;
					sum.steps += one.steps;
					sum.refused += one.refused;
					sum.clashes += one.clashes;
					wrong.push(...one.wrong);
				}
			})
		);
		await killings(connection);
	} finally {
		await stopJobs();
		await disconnect();
	}
}

async function killings(connection: Connection): Promise<void> {
	const lane = await makeLane('killed');
	const draw = drawsFrom(seed);
	for (let at = 0; at < KILLS && wrong.length < MOST_WRONG; at++) {
		const one = await kill({ connection, lane, seed: seed + HISTORIES + at * 1000, length: LENGTH, draw });
		wrong.push(...one.wrong);
		sum.killed++;
		sum.under += one.under ? 1 : 0;
	}
}
