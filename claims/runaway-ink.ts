/** Ink that does not end harms nobody: sent to the desk it is refused with words within five seconds, chosen into it ends within one, and what others ask for meanwhile is answered as before. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Bundle, Play } from '#journey';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { withHub } from './support/hub.ts';
import { publishAnyway, sendStory } from './support/journey/desk.ts';
import { filesIn, readAtLeisure } from './support/journey/files.ts';
import { newPlayer, type Player } from './support/journey/player.ts';
import { hardToRead, INTO_IT, trapped, traps, withTexts } from './support/journey/runaway.ts';
import { storyOf } from './support/journey/story.ts';
import { type Times, visit } from './support/journey/visitors.ts';
import { type Cookie, signedIn } from './support/pages.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
/** What a machine that has other things to do adds. */
const GRACE_MS = small ? 5000 : 0;
const [READ_MS, PLAY_MS] = [5000 + GRACE_MS, 1000 + GRACE_MS];
const CALM_MS = small ? 500 : 15_000;
/** Calm and attack by turns, since a machine is not always as quick. */
const ATTACKS = small ? 1 : 3;
const PLAYERS = small ? 1 : 4;
/** Of those who open pages and play meanwhile. */
const pace = small ? { restMs: 250, runs: 1 } : { restMs: 20, runs: 8 };
/** So often one asks again who hears that too many play, and after so long; its page does after fifteen seconds. */
const [TURNS, AGAIN_MS] = [3, 1000];
/** What others may wait longer for: they are answered as before. */
const [TIMES, MORE_MS] = [2, 25];

/** With how a run stands before the trap: to work that out meanwhile would have the others wait for this process. */
type Trap = Readonly<{ what: string; bundle: Bundle; before: string; by: 'desk' | 'door' }>;
/** Of every run that ends in one. */
const SEED = 1;
/** All of them, or in a short run one. */
const some = <T>(all: Readonly<Record<string, T>>, one: string): [string, T][] =>
	Object.entries(all).filter(([what]) => !small || what === one);
const [READ, TRAPS] = [some(hardToRead, 'braces in braces'), some(traps, 'counts for ever')];
const wrong = new Set<string>();
const longest = { read: 0, play: 0, page: 0 };
const files = filesIn('tests/support/story');

await withHub({ args: ['--demo'], crowd: true, env: { LOG_LEVEL: 'fatal' } }, async ({ url, data, child }) => {
	openSecret(undefined, data);
	openStorage(`${data}/files`);
	const team = await signedIn(url, 'admin');
	const { bundle } = await storyOf();
	const players: Player[] = [];
	for (let turn = 0; turn < PLAYERS; turn++) players.push(await newPlayer(url, bundle.story, turn));
	const set = await setTraps(url, team);
	const others = (meanwhile: () => Promise<unknown>) =>
		visit({ url, bundle, players, pace }, meanwhile, (sentence) => wrong.add(sentence));
	await others(() => pause(CALM_MS / 3)); // what is read and kept once
	const [calm, attacked]: [Times[], Times[]] = [[], []];
	for (let turn = 0; turn < ATTACKS; turn++) {
		calm.push(await others(() => pause(CALM_MS)));
		attacked.push(await others(() => Promise.all([readAll(url, team), playAll(url, set, turn)])));
	}
	if (child.exitCode !== null) wrong.add('the program is not there any more');
	report(set, calm, attacked);
});

async function setTraps(url: string, team: readonly Cookie[]): Promise<Trap[]> {
	const set: Trap[] = [];
	for (const [at, [what, trap]] of TRAPS.entries()) {
		const its = trapped(files, `piege-${at}`, trap);
		const read = await readAtLeisure(its);
		if (!read.bundle) throw new Error(`« ${what} » cannot be read: ${JSON.stringify(read.problems).slice(0, 300)}`);
		const { bundle } = read;
		set.push({ what, bundle, before: Play.open(bundle, SEED).hash(), by: await publishAnyway(url, team, its, read) });
	}
	return set;
}

async function readAll(url: string, team: readonly Cookie[]): Promise<void> {
	for (const [what, ink] of READ) {
		const began = performance.now();
		const { status, page } = await sendStory(url, team, withTexts(files, { 'story.ink': ink }));
		const took = performance.now() - began;
		longest.read = Math.max(longest.read, took);
		if (took > READ_MS) wrong.add(`« ${what} » was read for ${took.toFixed(0)} ms`);
		if (status !== 422 || !/à corriger/.test(page)) wrong.add(`« ${what} » was answered with ${status}, without words`);
	}
}

/** Somebody chooses what leads into each trap, and another one opens the page of it without JavaScript. */
async function playAll(url: string, set: readonly Trap[], turn: number): Promise<void> {
	for (const [at, { what, bundle, before }] of set.entries()) {
		const victim = await newPlayer(url, bundle.story, 1000 + turn * set.length + at);
		const sent = {
			run: newId(),
			key: newId(),
			seed: SEED,
			hash: bundle.hash,
			base: 0,
			before,
			entries: [INTO_IT]
		};
		await ended(what, 'play', PLAY_MS, async () => (await victim.send({ ...sent, after: before })).status);
		const page = `${url}${href(`/journey/${bundle.story}`, 'fr')}?seed=${SEED}&played=${INTO_IT}`;
		await ended(what, 'page', PLAY_MS, async () => (await fetch(page, { headers: { accept: 'text/html' } })).status);
	}
}

async function ended(what: string, kind: 'play' | 'page', most: number, ask: () => Promise<number>): Promise<void> {
	// a story that lost a process lately may hear that too many play; each answer counts
	for (let turn = 1; turn <= TURNS; turn++) {
		const began = performance.now();
		const status = await ask();
		const took = performance.now() - began;
		longest[kind] = Math.max(longest[kind], took);
		if (took > most) wrong.add(`« ${what} » (${kind}) was played for ${took.toFixed(0)} ms`);
		if (status === 422) return;
		if (status !== 503) wrong.add(`« ${what} » (${kind}) was answered with ${status}`);
		await pause(AGAIN_MS);
	}
	if (!small) wrong.add(`« ${what} » (${kind}) was not answered in ${TURNS} turns`);
}

function report(set: readonly Trap[], calm: readonly Times[], attacked: readonly Times[]): void {
	const said = (['home', 'journey', 'step'] as const).map((what) => {
		const turns = calm.map(
			(its, turn) => [quantile(its[what], 0.95), quantile(attacked[turn]?.[what] ?? [], 0.95)] as const
		);
		const [before, during] = [
			quantile(
				turns.map(([its]) => its),
				0.5
			),
			quantile(
				turns.map(([, its]) => its),
				0.5
			)
		];
		const each = turns.map(([its, then]) => `${its.toFixed(0)} → ${then.toFixed(0)}`).join(', ');
		console.log(`${what}: p95 by turns in ms, calm and under attack: ${each}`);
		if (!small && during > Math.max(TIMES * before, before + MORE_MS))
			wrong.add(`${what} takes ${during.toFixed(0)} ms instead of ${before.toFixed(0)}`);
		return `${what} ${during.toFixed(0)} (calm ${before.toFixed(0)})`;
	});
	for (const one of wrong) console.log(`! ${one}`);
	const desk = set.filter(({ by }) => by === 'desk').length;
	console.log(
		`runaway-ink: ${READ.length} stories that are hard to read, refused with words in ${longest.read.toFixed(0)} ms at most; ${set.length} that do not end (${desk} published at the desk, ${set.length - desk} past it), ended in ${longest.play.toFixed(0)} ms at most, their page in ${longest.page.toFixed(0)}; meanwhile, p95 in ms: ${said.join(', ')}; ${wrong.size} things wrong`
	);
	process.exitCode = wrong.size ? 1 : 0;
}
