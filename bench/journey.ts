/**
 * What playing costs the server: a thousand players of the hub's own story who choose every six seconds and are heard after each choice, a log of two hundred
 * choices that comes at once and is played from its beginning, and both again with ten times as many runs kept. The players' own work is done before.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Bundle } from '#journey';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { withHub } from '../claims/support/hub.ts';
import { claimStory, publishClaimStory } from '../claims/support/journey/essay.ts';
import { choiceByChoice, honest, newPlayer, type Player, wander } from '../claims/support/journey/player.ts';
import { storyOf } from '../claims/support/journey/story.ts';
import { quantile } from '../claims/support/quantile.ts';
import { cpuSeconds, familyOf, memoryKb } from './support/process.ts';

const PLAYERS = Number(process.argv[2] ?? 1000);
const CHOICES = 12;
const THINKS_MS = 6000;
const LONG = 200;
const LONG_RUNS = 15;
const GROWTH = 10;
/** Players of a first round, so that what is kept and compiled once is there in both rounds that count. */
const FIRST = 50;

type Result = Readonly<{ runs: number; what: string; median: number; p95: number; most: number }>;
type Sending = ReturnType<typeof honest>;

process.exitCode = await withHub(
	{ args: ['--demo'], crowd: true, env: { LOG_LEVEL: 'warn' } },
	async ({ url, data, child }) => {
		openSecret(undefined, data);
		const { bundle } = await storyOf();
		// long enough for two hundred choices, which the hub's own story is not
		const endless = claimStory([], data, 200);
		await publishClaimStory(endless);
		const players: Player[] = [];
		for (let turn = 0; turn < PLAYERS; turn++) players.push(await newPlayer(url, bundle.story, turn));
		await crowd(bundle, players.slice(0, FIRST));
		await long(endless.bundle, players.slice(0, 2));
		const results: Result[] = [];
		for (const factor of [1, GROWTH]) {
			if (factor > 1) await grow(factor);
			const runs = await kept();
			const began = spent(child.pid);
			const start = performance.now();
			results.push(told(runs, `${PLAYERS} play, a choice`, await crowd(bundle, players)));
			const share = (spent(child.pid) - began) / ((performance.now() - start) / 1000);
			const memory = familyOf(child.pid).reduce((sum, one) => sum + memoryKb(one), 0);
			console.log(
				`${runs} runs: ${Math.round(share * 100)} % of a processor and ${Math.round(memory / 1024)} MB, with the processes that play and the database`
			);
			results.push(told(runs, `${LONG} choices at once`, await long(endless.bundle, players)));
		}
		return report(results);
	}
);

/** Seconds of processor, of the program and all that it has started. */
function spent(pid: number | undefined): number {
	return familyOf(pid).reduce((sum, one) => sum + cpuSeconds(one), 0);
}

/** Everybody plays a new run at her own pace; what she sends was played before, so that only the server is measured. */
async function crowd(bundle: Bundle, players: readonly Player[]): Promise<number[]> {
	const plans = players.map(({ seed }) => choiceByChoice(bundle, seed, CHOICES));
	const times: number[] = [];
	await Promise.all(
		players.map(async ({ send }, turn) => {
			const run = newId();
			for (const step of plans[turn] ?? []) {
				await pause(Math.random() * 2 * THINKS_MS);
				times.push(await timed(send, { ...step, run, key: newId() }));
			}
		})
	);
	return times;
}

/** A log that was played without a network, one after the other. */
async function long(bundle: Bundle, players: readonly Player[]): Promise<number[]> {
	const times: number[] = [];
	for (const player of players.slice(0, LONG_RUNS)) {
		const log = wander(bundle, player.seed, LONG, Math.random);
		if (log.length < LONG) throw new Error(`a run has ${log.length} choices only`);
		times.push(await timed(player.send, honest(bundle, { run: newId(), seed: player.seed }, log)));
	}
	return times;
}

async function timed(send: Player['send'], body: Sending): Promise<number> {
	const began = performance.now();
	const { status, body: said } = await send(body);
	if (status !== 200 || said.status !== 'kept')
		throw new Error(`a choice was answered with ${status} ${JSON.stringify(said)}`);
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
	await sql`insert into journey.evidence (id, person, competence, level, source, ref_kind, ref, choice)
		select gen_random_uuid(), person, competence, level, source, ref_kind, gen_random_uuid(), choice
		from journey.evidence, generate_series(2, ${times}::int) where ref_kind = 'run'`.execute(db);
	await sql`analyze`.execute(db);
}

async function kept(): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from journey.run`.execute(db);
	return rows[0]?.count ?? 0;
}

function told(runs: number, what: string, times: readonly number[]): Result {
	return { runs, what, median: quantile(times, 0.5), p95: quantile(times, 0.95), most: quantile(times, 1) };
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
