/** What was taken away opens nothing any more: every role, post, team and session × every page, act, file, socket, stream and key is closed within five seconds on every program; invitations, merges and what was handed on give no more than who gives may give. */
import { setTimeout as pause } from 'node:timers/promises';
import { keys as keysOf } from '#kernel/identity/server/keys.ts';
import { ONE_PRESS_MS } from '#stage';
import { keyKinds } from '../src/keys.ts';
import { type Program, startProgram } from '../tests/support/program.ts';
import { withLiveHub } from './support/live.ts';
import { type Door, findDoors, opens, taken } from './support/revoked/doors.ts';
import { giving } from './support/revoked/giving.ts';
import { type Held, hold, overlayByKey, untried } from './support/revoked/held.ts';
import { type Held as Key, makers } from './support/revoked/keys.ts';
import { type Somebody, send, somebody, visitor } from './support/revoked/people.ts';
import { type Right, rights } from './support/revoked/rights.ts';
import { makeWorld, type World } from './support/revoked/world.ts';

const small = process.argv.includes('--small');
const MOST_MS = 5000;
const figures = { doors: 0, acts: 0, held: 0, keys: 0, slowestMs: 0, gifts: 0 };
const problems: string[] = [];

await withLiveHub({}, async ({ program }) => {
	const second = small ? program : await startProgram({ beside: program, crowd: true, env: { LOG_LEVEL: 'warn' } });
	try {
		await tryAll(program, second);
	} finally {
		if (second !== program) await second.stop();
	}
});
for (const problem of problems.slice(0, 40)) console.log(`! ${problem}`);
console.log(
	`revoked: ${figures.doors} pages and files, ${figures.acts} acts, ${figures.held} sockets and streams, ${figures.keys} keys closed, the slowest in ${figures.slowestMs} ms; ${figures.gifts} gifts tried; ${problems.length} problems`
);
process.exit(problems.length || !figures.held || !figures.keys || !figures.doors ? 1 : 0);

async function tryAll(program: Program, second: Program): Promise<void> {
	const world = await makeWorld(program.url, second.url);
	for (const file of untried()) problems.push(`something stays open in ${file}, and nobody tries it`);
	for (const { kind } of keyKinds) if (!makers[kind]) problems.push(`nobody tries keys of ${kind}`);
	const begin = ['/desk', `/desk/shows/${world.show}`, `/desk/door/${world.occurrence}/list`, '/me', '/desk/team'];
	const doors = await findDoors(world.url, world.admin, begin, small ? 30 : 500);
	const all = rights(world);
	for (const right of small ? all.filter(({ name }) => /coordinator|director|session/.test(name)) : all)
		await tryRight(world, right, doors);
	await endByHand(world);
	const { checks, problems: wrong } = await giving(world, small ? ['coordinator'] : undefined);
	figures.gifts += checks;
	problems.push(...wrong);
}

async function tryRight(world: World, right: Right, doors: readonly Door[]): Promise<void> {
	const who = right.holder ?? (await somebody(`Rita ${right.name}`));
	await right.give(world, who);
	const hers = await openedBy(world, who, doors, right.name === 'session' ? visitor : world.plain);
	const held = await hold(world.other, who, world);
	// a key is worth its maker's right, and a session's end takes none away
	const keys = right.holder || right.name === 'session' ? [] : await makeKeys(world, who, held);
	const opened = [...held.map(({ name }) => name), ...keys.map(({ kind }) => kind)];
	for (const name of right.opens) if (!opened.includes(name)) problems.push(`${right.name} does not open ${name}`);
	for (const one of held)
		if (one.order && !(await one.order())) problems.push(`${one.name} takes no order of ${right.name}`);
	await right.take(world, who);
	const at = Date.now();
	// the same order at once is the same press, and is told what it was answered while the right was there
	await pause(ONE_PRESS_MS);
	const ordered = await Promise.all(held.map((one) => one.order?.() ?? false));
	if (ordered.some(Boolean)) problems.push(`an order was taken right after ${right.name} was gone`);
	await Promise.all([...held.map((one) => closes(one, at, right)), ...keys.map((one) => ends(one, at, right))]);
	for (const door of hers) {
		if (await opens(world.url, who, door)) problems.push(`${door.path} is open after ${right.name} is gone`);
		const done = await taken(world.url, who, door);
		figures.acts += door.acts.length;
		problems.push(...done.map((what) => `${what} after ${right.name} is gone`));
	}
	figures.doors += hers.length;
	console.log(`  ${right.name.padEnd(22)} ${hers.length} doors, ${held.length} held open, ${keys.length} keys`);
}

/** The doors that a right opens: she is let in, and somebody who has less is not. */
async function openedBy({ url }: World, who: Somebody, doors: readonly Door[], less: Somebody): Promise<Door[]> {
	const hers: Door[] = [];
	for (const door of doors) if ((await opens(url, who, door)) && !(await opens(url, less, door))) hers.push(door);
	return hers;
}

/** Makes a key of each kind that she may, and holds open what one can. */
async function makeKeys(world: World, who: Somebody, held: Held[]): Promise<Key[]> {
	const keys: Key[] = [];
	for (const make of Object.values(makers)) {
		const key = await make(world, who);
		if (!key) continue;
		if (!(await key.opens())) problems.push(`a new key of ${key.kind} opens nothing`);
		keys.push(key);
		const overlay = key.kind === 'stage.overlay' ? await overlayByKey(world.other, world, key.secret) : null;
		if (overlay) held.push(overlay);
	}
	return keys;
}

async function closes(one: Held, at: number, right: Pick<Right, 'name'>): Promise<void> {
	figures.held++;
	while (one.isOpen() && Date.now() - at <= MOST_MS) await pause(10);
	tell(`${one.name} of ${right.name}`, !one.isOpen(), at);
	one.close();
}

/** A key of hers alone stays, one of her right ends with it. */
async function ends(key: Key, at: number, { name }: Pick<Right, 'name'>): Promise<void> {
	if (!key.ofRight) {
		if (!(await key.opens())) problems.push(`the key of ${key.kind} is gone with ${name}`);
		return;
	}
	figures.keys++;
	while ((await key.opens()) && Date.now() - at <= MOST_MS) await pause(50);
	tell(`the key of ${key.kind} of ${name}`, !(await key.opens()), at);
}

function tell(what: string, closed: boolean, at: number): void {
	if (closed) figures.slowestMs = Math.max(figures.slowestMs, Date.now() - at);
	else problems.push(`${what} is open after ${MOST_MS} ms`);
}

/** Every key that a coordinator has made, ended with the button: by her the first, by an admin the others. */
async function endByHand(world: World): Promise<void> {
	const right = rights(world).find(({ name }) => name === 'coordinator');
	const who = await somebody('Hélène Main');
	await right?.give(world, who);
	const held: Held[] = [];
	const keys = await makeKeys(world, who, held);
	const at = Date.now();
	for (const [place, { id }] of (await keysOf(who.id)).entries())
		await send(world.url, place ? world.admin : who, place ? '/desk/keys?/end' : '/me/keys?/end', { id });
	const byHand = { name: 'a press' };
	await Promise.all([
		...held.map((one) => closes(one, at, byHand)),
		...keys.map((key) => ends({ ...key, ofRight: true }, at, byHand))
	]);
}
