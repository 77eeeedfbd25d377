/** Of ten thousand forged runs (a step skipped, a choice that is not offered, money edited, a key used again, another's run, challenges that are not closed, odd bodies) the program keeps none, and answers none with a failure of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Bundle } from '#journey';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { drawsFrom } from './support/draws.ts';
import { settleIn, withHub } from './support/hub.ts';
import { claimStory, publishClaimStory } from './support/journey/essay.ts';
import { type Forgery, forgers, type Standing } from './support/journey/forging.ts';
import { type Answer, honest, newPlayer, post, wander } from './support/journey/player.ts';

const small = process.argv.includes('--small');
const PLAYERS = small ? 6 : 40;
const FORGERIES = small ? 360 : 10_000;
const AT_ONCE = 6;
const STORY = 'essai';

const wrong: string[] = [];
const seen = new Map<string, number>();
const draw = drawsFrom(20_261_126);

await withHub({ crowd: true }, async ({ url, data }) => {
	await settleIn();
	openSecret(undefined, data);
	const story = claimStory([{ key: 'cafe', chapter: 'spark', comp: [], tree: { is: 'met', as: 'anybody' } }], data);
	await publishClaimStory(story);
	const standings = await honestRuns(url, story.bundle);
	const before = await kept();
	const forged = Array.from({ length: FORGERIES }, (_, turn) => forge(story.bundle, standings, turn));
	const queue = [...forged];
	const sender = async (): Promise<void> => {
		for (let next = queue.pop(); next; next = queue.pop()) await sendForged(url, next);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sender));
	if ((await kept()) !== before) wrong.push('something that was forged is kept');
	await stillHonest(story.bundle, standings);
	for (const sentence of wrong.slice(0, 40)) console.log(sentence);
	console.log([...seen].map(([kind, count]) => `${count} ${kind}`).join(', '));
	console.log(
		`forged-runs: ${FORGERIES} forged logs in ${Object.keys(forgers).length} ways, ${wrong.length ? `${wrong.length} things wrong` : '0 accepted, no answer above 499'}; ${PLAYERS} honest runs went on`
	);
	process.exitCode = wrong.length ? 1 : 0;
});

/** Runs that were played honestly, each half way through. */
async function honestRuns(url: string, bundle: Bundle): Promise<Standing[]> {
	const players = [];
	for (let turn = 0; turn < PLAYERS; turn++) players.push(await newPlayer(url, STORY, turn));
	const standings: Standing[] = [];
	for (const [turn, player] of players.entries()) {
		const whole = wander(bundle, player.seed, 14, draw);
		const log = whole.slice(0, Math.max(1, whole.length >> 1));
		const sent = honest(bundle, player, log);
		expectKept(await player.send(sent), 'an honest run');
		standings.push({ player, other: players[(turn + 1) % PLAYERS] as typeof player, log, whole, sent });
	}
	return standings;
}

function forge(bundle: Bundle, standings: readonly Standing[], turn: number): { forgery: Forgery; standing: Standing } {
	const kinds = Object.entries(forgers);
	const [kind, forger] = kinds[turn % kinds.length] as (typeof kinds)[number];
	const standing = standings[Math.floor(draw() * standings.length)] as Standing;
	return { standing, forgery: { kind, ...forger(bundle, standing, draw) } };
}

async function sendForged(url: string, { forgery, standing }: ReturnType<typeof forge>): Promise<void> {
	const { kind, body, statuses, as } = forgery;
	const send = as === 'other' ? standing.other.send : standing.player.send;
	const { status, body: said } = await patient(() => (as === 'nobody' ? post(url, STORY, '', body) : send(body)));
	const name = `${kind} → ${status}`;
	seen.set(name, (seen.get(name) ?? 0) + 1);
	if (!statuses.includes(status))
		wrong.push(`${kind} was answered with ${status} ${JSON.stringify(said).slice(0, 200)}`);
}

/** Does as a player is asked where many play at once: nothing was looked at yet, and she tries again. */
async function patient(send: () => Promise<Answer>): Promise<Answer> {
	for (let turn = 0; turn < 20; turn++) {
		const answer = await send();
		if (answer.status !== 503) return answer;
		await pause(250);
	}
	return send();
}

/** All that is kept of runs, apart from the program's own code. */
async function kept(): Promise<string> {
	const { rows } = await sql<{ all: string }>`
		select md5(string_agg(concat_ws(' ', id, person, version, seed, log::text, state_hash, chapters::text, ending, last_at), E'\n' order by id))
			|| (select count(*) from journey.sync) || ' ' || (select count(*) from kernel.activity where verb like 'journey.%') as all
		from journey.run`.execute(db);
	return rows[0]?.all ?? '';
}

/** What was honest before still goes on, and the same sending twice is one. */
async function stillHonest(bundle: Bundle, standings: readonly Standing[]): Promise<void> {
	for (const { player, log, whole } of standings) {
		const body = honest(bundle, player, whole, log.length);
		const [first, second] = [await player.send(body), await player.send(body)];
		expectKept(first, 'what honestly follows');
		if (JSON.stringify(first) !== JSON.stringify(second)) wrong.push('the same key had two answers');
		const again = await player.send({ ...body, key: newId() });
		expectKept(again, 'the same again under another key');
	}
}

function expectKept({ status, body }: Answer, what: string): void {
	if (status !== 200 || body.status !== 'kept')
		wrong.push(`${what} was answered with ${status} ${JSON.stringify(body)}`);
}
