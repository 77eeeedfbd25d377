/** Ink that does not end harms nobody: to read it takes five seconds at most, to play it a second, and what others ask for meanwhile is answered as before. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { hardToPlay, hardToRead } from './support/journey/runaway.ts';

const small = process.argv.includes('--small');
const READ_MS = 5000;
const PLAY_MS = 1000;
/** What a busy machine adds to a limit: the process is started, and the answer sent. */
const GRACE_MS = small ? 5000 : 400;
const CALM_MS = small ? 500 : 6000;
const ATTACKS = small ? 1 : 3;

const wrong: string[] = [];
const program = fork(
	'claims/support/journey/serving.fixture.ts',
	process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
);
const [{ port }] = (await once(program, 'message')) as [{ port: number }];
const url = `http://127.0.0.1:${port}`;

const ask = async (path: string, body?: string): Promise<Record<string, unknown> & { took: number }> => {
	const began = performance.now();
	const answer = await fetch(url + path, body === undefined ? {} : { method: 'POST', body });
	const read = (await answer.json()) as Record<string, unknown>;
	return { ...read, took: performance.now() - began };
};

await ask('/play');
const calm = await visit(() => pause(CALM_MS));
let longest = { read: 0, play: 0 };
const attacked = await visit(async () => {
	for (let turn = 0; turn < ATTACKS; turn++) await Promise.all([readAll(), playAll()]);
});
const alive = program.exitCode === null && (await ask('/play')).is === 'played';
if (!alive) wrong.push('the program is not there any more');
program.kill();

for (const path of ['/page', '/play'] as const) {
	const [before, during] = [calm[path], attacked[path]].map(p95) as [number, number];
	console.log(
		`${path}: p95 ${before.toFixed(1)} ms, under attack ${during.toFixed(1)} ms (${attacked[path].length} requests)`
	);
	if (!small && during > Math.max(3 * before, before + 50))
		wrong.push(`${path} takes ${during.toFixed(0)} ms instead of ${before.toFixed(0)}`);
}
for (const one of wrong) console.log(`! ${one}`);
console.log(
	`runaway-ink: ${Object.keys(hardToRead).length} stories that are hard to read, ${longest.read.toFixed(0)} ms at most, and ${Object.keys(hardToPlay).length} that do not end, ${longest.play.toFixed(0)} ms at most; meanwhile a page in ${p95(attacked['/page']).toFixed(1)} ms and a step in ${p95(attacked['/play']).toFixed(1)} ms (p95; calm ${p95(calm['/page']).toFixed(1)} and ${p95(calm['/play']).toFixed(1)}), ${wrong.length} things wrong`
);
process.exit(wrong.length ? 1 : 0);

type Times = Record<'/page' | '/play', number[]>;

/** Asks for pages and steps all the time while something goes on. */
async function visit(meanwhile: () => Promise<unknown>): Promise<Times> {
	const times: Times = { '/page': [], '/play': [] };
	let going = true;
	const visitors = (['/page', '/play'] as const).map(async (path) => {
		while (going) {
			times[path].push((await ask(path)).took);
			await pause(20);
		}
	});
	await meanwhile();
	going = false;
	await Promise.all(visitors);
	return times;
}

async function readAll(): Promise<void> {
	for (const [what, ink] of Object.entries(hardToRead)) {
		const { took, problems } = await ask('/read', ink);
		longest = { ...longest, read: Math.max(longest.read, took) };
		if (took > READ_MS + GRACE_MS) wrong.push(`« ${what} » was read for ${took.toFixed(0)} ms`);
		if (!Array.isArray(problems) || !problems.length) wrong.push(`« ${what} » was found good`);
	}
}

async function playAll(): Promise<void> {
	for (const [what, ink] of Object.entries(hardToPlay)) {
		const { is, ms, problems } = await ask('/evil', ink);
		if (is !== 'broken') wrong.push(`« ${what} » was ${is}: ${JSON.stringify(problems)?.slice(0, 200)}`);
		longest = { ...longest, play: Math.max(longest.play, Number(ms)) };
		if (Number(ms) > PLAY_MS + GRACE_MS) wrong.push(`« ${what} » was played for ${Number(ms).toFixed(0)} ms`);
	}
}

function p95(times: readonly number[]): number {
	return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}
