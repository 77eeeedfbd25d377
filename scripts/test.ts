/** Everything that must hold: `npm test` runs all steps, `npm test -- types lint` some, `--verbose` shows what each prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { ensureChromium, whyNoChromium } from './chromium.mjs';
import { listClaims } from './claim.ts';

type Step = Readonly<{
	name: string;
	title: string;
	commands: readonly string[];
	env?: Readonly<Record<string, string>>;
	/** Why the step cannot run on this machine, or nothing when it can. */
	obstacle?: () => string | undefined;
}>;
type Outcome = Readonly<{ step: Step; state: 'passed' | 'failed' | 'skipped'; seconds: number; note: string }>;

const minutes = 15; // a step that takes longer hangs, and would hold the whole run
const debian = '/usr/lib/postgresql/15/bin/postgres';
const noDebian = () => (existsSync(debian) ? undefined : `PostgreSQL 15 is not installed (no ${debian})`);
const noBrowser = () => (ensureChromium() ? undefined : whyNoChromium());

const steps: readonly Step[] = [
	{
		name: 'types',
		title: 'types',
		commands: ['svelte-kit sync', 'svelte-check --tsgo --fail-on-warnings', 'tsc --noEmit -p src/service-worker']
	},
	{ name: 'lint', title: 'lint and format', commands: ['biome ci --error-on-warnings --colors=off'] },
	{ name: 'arrows', title: 'arrows, doors, cycles', commands: ['node scripts/arrows.ts'] },
	{ name: 'sizes', title: 'sizes of files and functions', commands: ['node scripts/sizes.ts'] },
	{ name: 'messages', title: 'messages in four languages', commands: ['node scripts/messages.ts'] },
	{ name: 'unused', title: 'unused code and dependencies', commands: ['knip --no-progress --no-config-hints'] },
	{ name: 'map', title: 'docs/map.md shows the arrows', commands: ['node scripts/map.ts --check'] },
	{ name: 'unit', title: 'unit tests', commands: ['vitest run --project unit'] },
	integration('integration', 'embedded', 'integration tests, embedded PostgreSQL'),
	{
		...integration(
			'debian15',
			'debian15',
			'what asks most of PostgreSQL, on 15',
			// the embedded server's own tests know no other
			'src/kernel src/participation src/search --exclude "src/kernel/server/postgres/**"'
		),
		obstacle: noDebian
	},
	{ name: 'browser', title: 'journeys in a browser', commands: ['vitest run --project browser'], obstacle: noBrowser },
	...listClaims().map(({ name, path }) => ({
		name: `claim:${name}`,
		title: `claim ${name}`,
		commands: [`node ${path} --small`],
		...(name === 'access' ? { obstacle: noBrowser } : {})
	}))
];

const verbose = process.argv.includes('--verbose');
/** What is made once for all steps: the demonstration (tests/support/program.ts), and what Node compiles of the program, which is started a hundred times. */
const shared = mkdtempSync(join(realpathSync(tmpdir()), 'valley-test-'));
const sharing = {
	NODE_COMPILE_CACHE: join(shared, 'compiled'),
	...(process.platform === 'win32' ? {} : { TEST_DEMO: shared })
};
process.once('exit', () => rmSync(shared, { recursive: true, force: true }));
const running = new Set<ChildProcess>();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt());
if (!existsSync('node_modules/$app/tsconfig.json')) await run('svelte-kit sync'); // `npm ci` wipes what it writes there
report(await attemptAll(choose(process.argv.slice(2).filter((arg) => !arg.startsWith('-')))));

function integration(name: string, postgres: string, title: string, folders = ''): Step {
	return {
		name,
		title,
		commands: [`vitest run --project integration --maxWorkers 3 ${folders}`],
		env: { TEST_POSTGRES: postgres }
	};
}

function choose(names: readonly string[]): readonly Step[] {
	const called = (step: Step, name: string) => step.name === name || (name === 'claims' && isClaim(step));
	const unknown = names.filter((name) => !steps.some((step) => called(step, name)));
	if (unknown.length) {
		console.error(`no step is called ${unknown.join(', ')}; there are: ${steps.map(({ name }) => name).join(' ')}`);
		process.exit(1);
	}
	return names.length ? steps.filter((step) => names.some((name) => called(step, name))) : steps;
}

/** What only reads the source two at a time, the tests one after the other, the claims three at a time: much of each is waiting, and their short runs measure no time. */
async function attemptAll(chosen: readonly Step[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const lane = async (steps: Step[]): Promise<void> => {
		for (let step = steps.shift(); step; step = steps.shift()) outcomes.push(await tell(step));
	};
	const lanes = (count: number, steps: Step[]) => Promise.all(Array.from({ length: count }, () => lane(steps)));
	await lanes(2, chosen.filter(isReading));
	const tests = chosen.filter((step) => !isReading(step) && !isClaim(step));
	await lane(tests);
	await lanes(3, chosen.filter(isClaim));
	return outcomes.toSorted((a, b) => chosen.indexOf(a.step) - chosen.indexOf(b.step));
}

function isReading({ name }: Step): boolean {
	return ['types', 'lint', 'arrows', 'sizes', 'messages', 'unused', 'map'].includes(name);
}

async function tell(step: Step): Promise<Outcome> {
	const outcome = await attempt(step);
	const seconds = outcome.state === 'skipped' ? '' : `${outcome.seconds.toFixed(1)} s`;
	console.log([mark(outcome), step.title, seconds, outcome.note].filter(Boolean).join(' · '));
	return outcome;
}

function isClaim({ name }: Step): boolean {
	return name.startsWith('claim:');
}

async function attempt(step: Step): Promise<Outcome> {
	const obstacle = step.obstacle?.();
	if (obstacle) return { step, state: 'skipped', seconds: 0, note: obstacle };
	const start = performance.now();
	let output = '';
	for (const command of step.commands) {
		const { code, text } = await run(command, step.env);
		output = text;
		if (code === 0) continue;
		if (!verbose) console.log(text.trimEnd());
		return { step, state: 'failed', seconds: since(start), note: `\`${command}\` ended with ${code}` };
	}
	const figure = isClaim(step) ? (output.trimEnd().split('\n').at(-1) ?? '') : '';
	return { step, state: 'passed', seconds: since(start), note: figure };
}

function run(command: string, env: Step['env'] = {}): Promise<{ code: number | string; text: string }> {
	const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
	const child = spawn(command, {
		shell: true,
		detached: process.platform !== 'win32', // its own group, so that the end reaches whatever it has started
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, NO_COLOR: '1', ...sharing, ...env, PATH: path }
	});
	running.add(child);
	let text = '';
	const hear = (chunk: Buffer) => {
		text += chunk;
		if (verbose) process.stdout.write(chunk);
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const limit = setTimeout(() => {
		hear(Buffer.from(`\nstopped after ${minutes} minutes\n`));
		end(child);
	}, minutes * 60_000);
	return new Promise((settle) => {
		child.on('error', (error) => hear(Buffer.from(error.message)));
		child.on('close', (code, signal) => {
			clearTimeout(limit);
			running.delete(child);
			settle({ code: code ?? signal ?? 'an error', text });
		});
	});
}

/** Ends a command with all it has started: first as Ctrl-C does, so that a test server is put away, then by force. */
function end(child: ChildProcess): void {
	signal(child, 'SIGINT');
	setTimeout(() => signal(child, 'SIGKILL'), 10_000).unref();
}

function signal({ pid, exitCode }: ChildProcess, name: NodeJS.Signals): void {
	if (!pid || exitCode !== null) return;
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, name);
	} catch {} // it has just ended by itself
}

function interrupt(): void {
	if (!running.size) process.exit(130);
	for (const child of running) {
		child.once('close', () => running.size || process.exit(130));
		end(child);
	}
}

function report(outcomes: readonly Outcome[]): void {
	const wide = Math.max(...outcomes.map(({ step }) => step.title.length));
	console.log('');
	for (const outcome of outcomes) {
		const seconds = outcome.seconds.toFixed(1).padStart(7);
		console.log(`${mark(outcome)} ${outcome.step.title.padEnd(wide)} ${seconds} s  ${outcome.state}`);
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

function since(start: number): number {
	return (performance.now() - start) / 1000;
}
