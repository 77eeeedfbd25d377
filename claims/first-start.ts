/** On a fresh machine with only Node and npm, `npm start` opens the demonstration in French; it takes at most 75 seconds besides the installing, the second start two; Ctrl-C leaves no process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../tests/support/program.ts';
import { cleanEnvironment, cleanPath, clear, clone, copy, processesIn } from './support/machine.ts';
import { npm, npmStart, type Start } from './support/npm.ts';
import { demonstration, emptyHub, overTls } from './support/welcome.ts';

const small = process.argv.includes('--small');
/** What a machine that has other things to do adds. */
const GRACE_SECONDS = small ? 15 : 0;
const COLD_SECONDS = 75 + GRACE_SECONDS;
const WARM_SECONDS = 2 + GRACE_SECONDS;
const wrong: string[] = [];

const machine = mkdtempSync(join(realpathSync(tmpdir()), 'valley-first-start-'));
const folder = join(machine, 'hub');
const env = cleanEnvironment(cleanPath(join(machine, 'bin')), { npm_config_cache: join(machine, 'npm') });
/** A short run leaves the loading of the demonstration to the full one. */
const command = { folder, env, args: ['start', '--', ...(small ? ['--empty'] : [])] };
const opens = small ? emptyHub : demonstration;
let figures = '';
try {
	fetchProgram();
	const port = await freePort();
	const cold = await npmStart(port, command);
	say(await opens(cold.url));
	if (process.argv.includes('--verbose')) console.log(cold.output());
	const own = cold.seconds - stagesOf(cold).installing;
	console.log(`cold: ${cold.seconds.toFixed(1)} s to the French home page (${told(stagesOf(cold))})`);
	if (own > COLD_SECONDS) wrong.push(`the first start took ${own.toFixed(1)} s besides the installing`);
	if (!small) await second(cold);
	await leaves('Ctrl-C', cold.interrupt);
	const warm = await npmStart(port, command);
	say(await opens(warm.url));
	if (warm.seconds > WARM_SECONDS) wrong.push(`the second start took ${warm.seconds.toFixed(1)} s to the first page`);
	await leaves('Ctrl-C after the second start', warm.interrupt);
	await ends('PORT=abc', { PORT: 'abc' }, /PORT=abc/);
	if (!small) await others(port);
	figures = `cold ${own.toFixed(1)} s${small ? ' without build and demonstration' : ' besides the installing'}, warm ${warm.seconds.toFixed(1)} s`;
} finally {
	clear(machine);
}

for (const sentence of wrong) console.log(sentence);
console.log(`first-start: ${figures}, ${wrong.length ? `${wrong.length} things wrong` : 'no process left'}`);
process.exitCode = wrong.length ? 1 : 0;

function say(sentences: string[]): void {
	wrong.push(...sentences);
}

type Stage = 'installing' | 'compiling' | 'building' | 'database, demonstration, start';

/** How long each stage of a start took, as it said itself; the last is what is left. */
function stagesOf({ output, seconds }: Start): Record<Stage, number> {
	const of = (stage: string) => Number(new RegExp(`· ${stage} [^]*?done in ([\\d.]+) s`).exec(output())?.[1] ?? 0);
	const said = { installing: of('installing'), compiling: of('compiling'), building: of('building') };
	return { ...said, 'database, demonstration, start': seconds - said.installing - said.compiling - said.building };
}

function told(stages: Record<Stage, number>): string {
	const each = Object.entries(stages).map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)} s`);
	return each.join(', ');
}

function fetchProgram(): void {
	const { stdout } = spawnSync('node', ['--version'], { env, encoding: 'utf8' });
	if (small) {
		copy(process.cwd(), folder);
		console.log(`a copy with its packages, Node ${stdout.trim()} on the PATH`);
		return;
	}
	const changed = clone(process.cwd(), folder);
	const more = changed ? ` with ${changed} files that are not committed` : '';
	console.log(`a fresh clone${more}, Node ${stdout.trim()} and npm on the PATH, nothing in npm's cache`);
}

/** Another terminal, another port, the same folder: the same hub, and the first does not notice. */
async function second(first: Start): Promise<void> {
	const other = await npmStart(await freePort(), command);
	say(await demonstration(other.url));
	if (/compiling|building/.test(other.output())) wrong.push('a second start prepares again what is there');
	if (!other.output().includes('joining the PostgreSQL'))
		wrong.push('a second program does not join the database of the first');
	await other.interrupt();
	say(await demonstration(first.url));
}

/** Ends a start, and looks for what it left behind. */
async function leaves(what: string, stop: () => Promise<number>): Promise<void> {
	const seconds = await stop();
	await nothingLeft(`${what}: ended in ${seconds.toFixed(1)} s`);
}

async function nothingLeft(what: string): Promise<void> {
	for (let turn = 0; processesIn(folder).length && turn < 20; turn++) await pause(50); // the kernel buries them
	const left = processesIn(folder);
	console.log(`${what}, ${left.length} processes left`);
	say(left.map((process) => `${what}, and leaves ${process}`));
}

async function ends(what: string, more: Record<string, string>, words: RegExp): Promise<void> {
	const start = npm({ folder, env: { ...env, ...more } });
	const code = await start.ended;
	const said = start.output();
	if (code === 0 || !words.test(said)) wrong.push(`${what}: ended with ${code} and said: ${said.trim().slice(-300)}`);
	await nothingLeft(`${what}: ended with ${code}`);
}

/** What cannot start must not leave its database running. */
async function takenPort(): Promise<void> {
	const holder = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => holder.once('listening', resolve));
	const { port } = holder.address() as { port: number };
	await ends('a port that is taken', { PORT: String(port) }, new RegExp(`Port ${port} is taken`));
	holder.close();
}

async function others(port: number): Promise<void> {
	await takenPort();
	await cutShort(port);
	const empty = await npmStart(port, {
		...command,
		env: { ...env, DATA_DIR: 'data-empty' },
		args: ['start', '--', '--empty']
	});
	say(await emptyHub(empty.url));
	await leaves('--empty', empty.interrupt);
	const onNetwork = Object.values(networkInterfaces()).some((list) =>
		list?.some(({ family, internal }) => family === 'IPv4' && !internal)
	);
	if (!onNetwork) return console.log('--lan: this machine is on no network, so it was not tried');
	await lan(port);
}

/** Ctrl-C in the middle of the first start; the next one begins that again. */
async function cutShort(port: number): Promise<void> {
	const more = { ...env, DATA_DIR: 'data-cut', PORT: String(port) };
	const cut = npm({ folder, env: more });
	while (!cut.output().includes('loading the demonstration')) await pause(10);
	await pause(500);
	await leaves('Ctrl-C while the demonstration is loaded', cut.interrupt);
	const whole = await npmStart(port, { ...command, env: more });
	say(await demonstration(whole.url));
	await leaves('Ctrl-C after the start that began again', whole.interrupt);
}

async function lan(port: number): Promise<void> {
	const start = npm({ folder, env: { ...env, PORT: String(port) }, args: ['start', '--', '--lan'] });
	const address = /https:\/\/[\d.]+:\d+/;
	for (let turn = 0; !/▄.*\n.*▄/.test(start.output()) && turn < 600; turn++) await pause(50);
	const url = address.exec(start.output())?.[0];
	if (!url) wrong.push(`--lan: no address and no QR: ${start.output().slice(-300)}`);
	else say(await overTls(`${url}/fr`));
	await leaves('--lan', start.interrupt);
}
