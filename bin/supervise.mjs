/**
 * `node bin/supervise.mjs serve`: the parent of the program, which starts it again when it dies (docs/decisions/0072). JavaScript without an import of
 * ours: what it loads stays in memory for as long as the hub lives.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** What Node is told for the program (docs/operate.md, « Memory »); what this process was told comes after it, and so goes before. */
export const FLAGS = [
	'--max-semi-space-size=8',
	'--max-old-space-size=1024',
	'--heap-growing-percent=25',
	'--v8-pool-size=1'
];
/** The same for the C library. */
export const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536' };

/** The program cannot stand at this moment, and may soon: its database is away, its disk is full (EX_TEMPFAIL). */
export const PASSING = 75;
/** It died so often that it is not started again (EX_SOFTWARE). */
export const GIVEN_UP = 70;

/** Ten deaths in ten minutes are too many; pauses grow from a tenth of a second; a minute without a sign of life is a death. */
const PACE = {
	...{ most: 10, withinMs: 600_000 },
	...{ firstMs: 100, longestMs: 5000, passingMs: 30_000 },
	...{ looksMs: 5000, silentLooks: 12, tellMs: 60_000 }
};

/**
 * @typedef {{ at: number, how: string }} Death when, and the signal, the exit code, or `hung`
 * @typedef {{ code: number | null, signal: string | null, hung: boolean, stood: boolean }} End how a program ended, and whether it had answered before
 * @typedef {{ program: string, args: readonly string[], pace?: typeof PACE }} Task
 */

/**
 * Starts the program, and again whenever it dies, until it ends by itself, is asked to, or dies too often. One that does not start for a reason that it says
 * ends this too; where it has stood before, and the reason may pass, it is tried for as long as it takes.
 * @param {Task} task
 * @returns {Promise<number>} the exit code
 */
export async function supervise({ program, args, pace = PACE }) {
	const asked = hearSignals();
	/** @type {Death[]} */
	let deaths = [];
	for (let [stood, tries] = [false, 0]; ; ) {
		const end = await asked.whileRuns(run(program, args, deaths, pace));
		if (asked.signal || end.code === 0) return codeOf(end);
		stood ||= end.stood;
		if (end.code !== null && !end.stood && !(stood && end.code === PASSING)) return end.code;
		tries = end.stood || end.signal ? 0 : tries + 1;
		if (!tries) deaths = [...since(deaths, pace), { at: Date.now(), how: howOf(end) }];
		if (deaths.length >= pace.most) return giveUp(asked, program, deaths, pace);
		const pauseMs = tries ? grown(tries, pace.passingMs, pace) : grown(deaths.length, pace.longestMs, pace);
		say(`the program ended (${howOf(end)}); it is started again in ${pauseMs / 1000} s`);
		if (await asked.before(pauseMs)) return 0;
	}
}

/** Ctrl-C, or who looks after services: told to the program once. It stands in a session of its own, so that a terminal does not tell it, too. */
function hearSignals() {
	const stop = new AbortController();
	/** @type {import('node:child_process').ChildProcess | undefined} */
	let child;
	const state = {
		/** @type {NodeJS.Signals | undefined} */
		signal: undefined,
		/** @param {ReturnType<typeof run>} running */
		whileRuns: (running) => {
			child = running.child;
			return running.ended;
		},
		/** @param {number} pauseMs @returns whether it was asked to stop meanwhile */
		before: (pauseMs) => delay(pauseMs, false, { signal: stop.signal }).catch(() => true)
	};
	for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
		process.on(signal, () => {
			if (state.signal) return;
			state.signal = signal;
			stop.abort();
			child?.kill('SIGTERM');
		});
	return state;
}

/** @param {string} program @param {readonly string[]} args */
function start(program, args) {
	return spawn(process.execPath, [...FLAGS, ...process.execArgv, program, ...args], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: { ...MEMORY, ...process.env },
		detached: true
	});
}

/** @param {string} program @param {readonly string[]} args @param {readonly Death[]} deaths of which it is told once it stands @param {typeof PACE} pace */
function run(program, args, deaths, pace) {
	const child = start(program, args);
	let [stood, hung, silent] = [false, false, 0];
	child.on('message', (said) => {
		silent = 0;
		if (said !== 'stands') return;
		stood = true;
		child.send({ deaths }, () => undefined);
	});
	// looks are counted and not time: a machine that slept has been silent for nobody
	const looks = setInterval(() => {
		hung ||= ++silent > pace.silentLooks;
		if (hung) child.kill('SIGKILL');
	}, pace.looksMs);
	const ended = once(child, 'exit').then(([code, signal]) => {
		clearInterval(looks);
		return /** @type {End} */ ({ code, signal, hung, stood });
	});
	return { child, ended };
}

/** @param {readonly Death[]} deaths @param {typeof PACE} pace */
const since = (deaths, { withinMs }) => deaths.filter(({ at }) => at > Date.now() - withinMs);

/** @param {number} nth @param {number} mostMs @param {typeof PACE} pace */
const grown = (nth, mostMs, { firstMs }) => Math.min(firstMs * 2 ** (nth - 1), mostMs);

/** @param {End} end */
const howOf = ({ code, signal, hung }) => (hung ? 'hung' : (signal ?? String(code)));

/** What a shell would say of it; one that was asked to stop before it could hear it has stopped. @param {End} end */
const codeOf = ({ code, signal }) => code ?? (signal === 'SIGTERM' ? 0 : 128 + constants.signals[signal]);

/** Tells the admins by a program that does nothing else. @param {ReturnType<typeof hearSignals>} asked @param {string} program @param {Death[]} deaths @param {typeof PACE} pace */
async function giveUp(asked, program, deaths, { most, withinMs, tellMs }) {
	say(`the program died ${most} times within ${withinMs / 60_000} minutes, the last time of ${deaths.at(-1)?.how}.`);
	say('It is not started again by itself: look above for what it said, and start the hub again as you started it.');
	const telling = run(program, ['given-up', JSON.stringify(deaths)], [], { ...PACE, looksMs: tellMs, silentLooks: 0 });
	const { code } = await asked.whileRuns(telling);
	if (code !== 0) say('The admins could not be told by e-mail.');
	return GIVEN_UP;
}

/** @param {string} line */
const say = (line) => console.error(`· ${line}`);

if (import.meta.main) process.exit(await supervise({ program: 'bin/valley.ts', args: process.argv.slice(2) }));
