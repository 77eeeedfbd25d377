/**
 * What playing costs the server: a thousand players who choose every few seconds and are heard after each choice, a log of two hundred choices that comes at
 * once, and both again with ten times as many runs kept.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Bundle, Play } from '#journey';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { settleIn, withHub } from '../claims/support/hub.ts';
import { claimStory, publishClaimStory } from '../claims/support/journey/essay.ts';
import { honest, newPlayer, type Player, wander } from '../claims/support/journey/player.ts';
import { cpuSeconds, median, memoryKb } from './support/process.ts';

const PLAYERS = Number(process.argv[2] ?? 1000);
const CHOICES = 12;
const THINKS_MS = 6000;
const LONG = 200;
const LONG_RUNS = 15;
const GROWTH = 10;

type Result = Readonly<{ runs: number; what: string; median: number; p95: number; most: number }>;
type Sending = ReturnType<typeof honest>;

process.exitCode = await withHub({ crowd: true, env: { LOG_LEVEL: 'warn' } }, async ({ url, data, child }) => {
	openSecret(undefined, data);
	await settleIn();
	const story = claimStory([], data, 60);
	await publishClaimStory(story);
	const players: Player[] = [];
	for (let turn = 0; turn < PLAYERS; turn++) players.push(await newPlayer(url, 'essai', turn));
	const results: Result[] = [];
	for (const factor of [1, GROWTH]) {
		if (factor > 1) await grow(factor);
		const runs = await kept();
		const began = cpuSeconds(child.pid);
		const start = performance.now();
		results.push(told(runs, `${PLAYERS} play, a choice`, await crowd(story.bundle, players)));
		const share = (cpuSeconds(child.pid) - began) / ((performance.now() - start) / 1000);
		console.log(
			`${runs} runs: ${Math.round(share * 100)} % of a processor, ${Math.round(memoryKb(child.pid) / 1024)} MB`
		);
		results.push(told(runs, `${LONG} choices at once`, await long(story.bundle, players)));
	}
	return report(results);
});

/** Everybody plays a new run at her own pace; what she sends was played before, so that only the server is measured. */
async function crowd(bundle: Bundle, players: readonly Player[]): Promise<number[]> {
	const plans = players.map((player) => planned(bundle, player));
	const times: number[] = [];
	await Promise.all(
		players.map(async ({ send }, turn) => {
			for (const body of plans[turn] ?? []) {
				await pause(Math.random() * 2 * THINKS_MS);
				times.push(await timed(send, body));
			}
		})
	);
	return times;
}

/** A run of some choices, as it is sent choice by choice. */
function planned(bundle: Bundle, player: Player): Sending[] {
	const run = newId();
	const log = wander(bundle, player.seed, CHOICES, Math.random);
	const play = Play.open(bundle, player.seed);
	return log.map((entry, base) => {
		const before = play.hash();
		play.choose(entry);
		const { seed } = player;
		return { run, seed, hash: bundle.hash, key: newId(), base, before, entries: [entry], after: play.hash() };
	});
}

/** A log that was played without a network, one after the other. */
async function long(bundle: Bundle, players: readonly Player[]): Promise<number[]> {
	const times: number[] = [];
	for (const player of players.slice(0, LONG_RUNS)) {
		const log = wander(bundle, player.seed, LONG, Math.random);
		times.push(await timed(player.send, honest(bundle, { run: newId(), seed: player.seed }, log)));
	}
	return times;
}

async function timed(send: Player['send'], body: Sending): Promise<number> {
	const began = performance.now();
	const { status, body: said } = await send(body);
	if (status !== 200) throw new Error(`a choice was answered with ${status} ${JSON.stringify(said)}`);
	return performance.now() - began;
}

/** So many times as many runs of the same kind, with what was answered of them. */
async function grow(times: number): Promise<void> {
	await sql`insert into journey.run (id, person, story, version, seed, log, state_hash, chapters)
		select gen_random_uuid(), person, story, version, seed, log, state_hash, chapters
		from journey.run, generate_series(2, ${times}::int)`.execute(db);
	await sql`insert into journey.sync (run, key, body, answer)
		select r.id, gen_random_uuid(), ''::bytea, '{}' from journey.run r, generate_series(1, ${CHOICES}::int)`.execute(
		db
	);
	await sql`analyze`.execute(db);
}

async function kept(): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from journey.run`.execute(db);
	return rows[0]?.count ?? 0;
}

function told(runs: number, what: string, times: readonly number[]): Result {
	const sorted = times.toSorted((a, b) => a - b);
	const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
	return { runs, what, median: median(sorted), p95, most: sorted.at(-1) ?? Number.NaN };
}

function report(results: readonly Result[]): number {
	console.table(
		results.map(({ runs, what, ...times }) => ({
			...{ runs, what },
			...Object.fromEntries(Object.entries(times).map(([name, ms]) => [`${name} ms`, Math.round(ms * 10) / 10]))
		}))
	);
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/journey.json', `${JSON.stringify(results, null, '\t')}\n`);
	const [first, long, grown] = results.map(({ p95 }) => p95.toFixed(0));
	console.log(
		`bench/journey: ${PLAYERS} players at once, p95 of a choice ${first} ms, ${grown} ms with ${GROWTH} times as many runs; ${LONG} choices at once ${long} ms`
	);
	return 0;
}
