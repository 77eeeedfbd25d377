/**
 * `npm test` runs what must hold before a commit, `npm run claims` the short runs of the promises; `npm test -- types claim:house` some steps,
 * `npm test -- changed` what the changes can reach, and `--verbose` shows what each prints.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { shareServer } from '../tests/support/share.ts';
import { temporaryFolder } from '../tests/support/temporary.ts';
import { reached } from './test/changed.ts';
import { endAll, run } from './test/commands.ts';
import { databasesOf, startMeter } from './test/processor.ts';
import { beforeCommit, named, promises, type Step } from './test/steps.ts';

type Outcome = Readonly<{
	step: Step;
	state: 'passed' | 'failed' | 'skipped';
	seconds: number;
	/** Seconds of one processor, where they can be read. */
	worked?: number;
	note: string;
}>;

const verbose = process.argv.includes('--verbose');
const all = [...beforeCommit, ...promises, ...named];
const meter = startMeter();
/** Of what is made once for all steps, a PostgreSQL with the demonstration, and of all that a step lays into the system's temporary folder. */
const { folder, remove } = temporaryFolder();
/** Told to each step. The program is started a hundred times: what Node compiles of it is kept where `npm start` keeps it. */
const sharing: Record<string, string> = {
	NODE_COMPILE_CACHE: resolve('node_modules/.cache/node'),
	TMPDIR: folder
};
let server: Promise<Awaited<ReturnType<typeof shareServer>>> | undefined;
for (const name of ['SIGINT', 'SIGTERM'] as const)
	process.once(
		name,
		() =>
			void endAll()
				.then(leave)
				.finally(() => process.exit(130))
	);
const synced = existsSync('node_modules/$app/tsconfig.json') && existsSync('.svelte-kit');
if (!synced) await run('svelte-kit sync'); // `npm ci` wipes what it writes into node_modules
try {
	report(await attemptAll(choose(process.argv.slice(2).filter((arg) => !arg.startsWith('-')))));
} finally {
	await leave();
}

async function leave(): Promise<void> {
	meter.stop();
	await server?.then(({ close }) => close()).catch(() => undefined);
	remove();
}

function choose(names: readonly string[]): readonly Step[] {
	if (!names.length) return beforeCommit;
	if (names.join() === 'changed') return reached(beforeCommit);
	const called = (step: Step, name: string) => step.name === name || (name === 'claims' && promises.includes(step));
	const unknown = names.filter((name) => !all.some((step) => called(step, name)));
	if (unknown.length) {
		const known = ['changed', 'claims', ...all.map(({ name }) => name)];
		console.error(`no step is called ${unknown.join(', ')}; there are: ${known.join(' ')}`);
		process.exit(1);
	}
	return all.filter((step) => names.some((name) => called(step, name)));
}

/** What only reads the source and what mostly waits two at a time, the journeys alone, the claims three at a time: much of each is waiting, and their short runs measure no time. */
async function attemptAll(chosen: readonly Step[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const lane = async (steps: Step[]): Promise<void> => {
		for (let step = steps.shift(); step; step = steps.shift()) outcomes.push(await tell(step));
	};
	const lanes = (count: number, kind: Step['kind']) => {
		const steps = chosen.filter((step) => step.kind === kind);
		return Promise.all(Array.from({ length: count }, () => lane(steps)));
	};
	const served = serve(chosen);
	served.catch(() => undefined); // told when it is waited for
	await lanes(2, 'rule');
	Object.assign(sharing, await served);
	await lanes(2, 'test');
	await lanes(1, 'journey');
	await lanes(3, 'claim');
	return outcomes.toSorted((a, b) => chosen.indexOf(a.step) - chosen.indexOf(b.step));
}

/** The PostgreSQL of the run, made while the rules are looked at. @returns by which environment it is found. */
async function serve(chosen: readonly Step[]): Promise<Record<string, string>> {
	const demonstration = chosen.some(({ needs }) => needs === 'demonstration');
	if (!demonstration && !chosen.some(({ needs }) => needs)) return {};
	server = shareServer(folder, { demonstration });
	return (await server).env;
}

async function tell(step: Step): Promise<Outcome> {
	const outcome = await attempt(step);
	const seconds = outcome.state === 'skipped' ? '' : `${outcome.seconds.toFixed(1)} s`;
	const worked = outcome.worked === undefined ? '' : `${outcome.worked.toFixed(1)} s of processor`;
	console.log([mark(outcome), step.title, seconds, worked, outcome.note].filter(Boolean).join(' · '));
	return outcome;
}

async function attempt(step: Step): Promise<Outcome> {
	const obstacle = step.obstacle?.();
	if (obstacle) return { step, state: 'skipped', seconds: 0, note: obstacle };
	const start = performance.now();
	const env = { ...sharing, TEST_DATABASES: databasesOf(step.name), ...step.env };
	const took = () => ({ seconds: (performance.now() - start) / 1000, worked: meter.secondsOf(step.name) });
	let output = '';
	for (const command of step.commands) {
		const began = (group: number) => meter.follow(step.name, group);
		const { code, text } = await run(command, { env, aloud: verbose, began });
		output = text;
		if (code === 0) continue;
		if (!verbose) console.log(text.trimEnd());
		return { step, state: 'failed', ...took(), note: `\`${command}\` ended with ${code}` };
	}
	const figure = step.kind === 'claim' ? (output.trimEnd().split('\n').at(-1) ?? '') : '';
	return { step, state: 'passed', ...took(), note: figure };
}

function report(outcomes: readonly Outcome[]): void {
	const wide = Math.max(...outcomes.map(({ step }) => step.title.length));
	const figure = (seconds: number) => `${seconds.toFixed(1).padStart(7)} s`;
	console.log(`\n${' '.repeat(wide)}           time  processor`);
	for (const outcome of outcomes) {
		const worked = outcome.worked === undefined ? '' : figure(outcome.worked);
		console.log(
			`${mark(outcome)} ${outcome.step.title.padEnd(wide)} ${figure(outcome.seconds)} ${worked}  ${outcome.state}`
		);
	}
	const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map(
		(state) => outcomes.filter((outcome) => outcome.state === state).length
	);
	console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
	process.exitCode = failed ? 1 : 0;
}

function mark({ state }: Outcome): string {
	return { passed: '✓', failed: '✗', skipped: '–' }[state];
}
