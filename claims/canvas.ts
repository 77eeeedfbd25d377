/** Twenty people edit one canvas on two nodes while one node is killed and five are offline: all end with the same, and nothing acknowledged is lost. */

import { setTimeout as pause } from 'node:timers/promises';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { documentOf, makeCanvas, teamsOf, workshopList } from '#learning/server';
import { type Program, startProgram } from '../tests/support/program.ts';
import { same, wrongWith } from './support/canvas/checks.ts';
import { type Writer, writer } from './support/canvas/writers.ts';
import { withLiveHub } from './support/live.ts';
import { cookieLine, switchTo } from './support/pages.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const plan = small
	? { writers: 6, lost: 2, calm: 2500, offline: 3000, every: 250 }
	: { writers: 20, lost: 5, calm: 15_000, offline: 30_000, every: 400 };
const MOST_MS = 250;
const SETTLE_MS = 30_000;

const { wrong, seen, marks, back } = await withLiveHub({}, (hub) =>
	withSecond(hub.program, (dying) => edited(dying, hub.program))
);
const p95 = quantile(seen, 0.95);
if (!small && !(p95 <= MOST_MS))
	wrong.push(`an edit is on another screen within ${p95} ms (p95), more than ${MOST_MS}`);
for (const sentence of wrong.slice(0, 20)) console.log(sentence);
console.log(
	`canvas: ${plan.writers} writers on two nodes, one killed, ${plan.lost} offline for ${plan.offline / 1000} s: ${marks} acknowledged edits, ${wrong.length} things wrong; an edit on another screen in ${p95} ms (p95 of ${seen.length}), all the same ${back} ms after the last was back`
);
process.exit(wrong.length ? 1 : 0);

/** Runs an act with a second node on the database of a first; nothing but PostgreSQL is between them. */
async function withSecond<T>(beside: Program, act: (second: Program) => Promise<T>): Promise<T> {
	const second = await startProgram({ beside, crowd: true, env: { LOG_LEVEL: 'warn' } });
	try {
		return await act(second);
	} finally {
		await second.stop();
	}
}

async function edited(dying: Program, living: Program) {
	const { canvas, cookies } = await newCanvas(dying.url);
	const nodes = new Set([dying.url, living.url]);
	const written = new Map<string, number>();
	let measured = false;
	const writers = Array.from({ length: plan.writers }, (_, nth): Writer => {
		const own = nth % 2 ? dying.url : living.url;
		const reach = () => (nodes.has(own) ? own : living.url);
		const cookie = cookies[nth % cookies.length] ?? '';
		return writer({ canvas, cookie, author: `w${nth}`, reach, written, measured: () => measured });
	});
	await until(() => writers.every(({ line }) => line.state.there && line.state.may === 'write'), 'all are there');
	measured = true;
	const stop = keepEditing(writers);
	await pause(plan.calm);
	measured = false;
	const lost = writers.slice(0, plan.lost);
	for (const one of lost) one.lose();
	await pause(plan.offline / 3);
	await dying.kill();
	nodes.delete(dying.url);
	await pause((plan.offline * 2) / 3);
	for (const one of lost) one.back();
	const backAt = Date.now();
	await pause(500);
	stop();
	await until(() => writers.every(({ line }) => line.state.there && !line.state.waiting), 'all is acknowledged');
	const { doc } = await documentOf(canvas);
	await until(() => same(doc, writers), 'all have the same').catch(() => undefined);
	const back = Date.now() - backAt;
	const wrong = await wrongWith(canvas, writers);
	const marks = writers.reduce((sum, one) => sum + one.acknowledged().size, 0);
	for (const one of writers) one.end();
	return { wrong, seen: writers.flatMap((one) => one.seen), marks, back };
}

/** A canvas of the first team, and the cookies of its members. */
async function newCanvas(url: string): Promise<{ canvas: string; cookies: string[] }> {
	const [workshop] = (await workshopList({ organizations: null, limit: 1, offset: 0 })).rows;
	const [team] = await teamsOf(workshop?.id ?? '');
	if (!team) throw new Error('the demonstration has no team');
	const owner = ref('team', team.id);
	const canvas = await transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'Preuve', owner }));
	const jars = await Promise.all(team.members.map((person) => switchTo(url, person)));
	return { canvas, cookies: jars.map(cookieLine) };
}

/** Everybody does something about every `every` milliseconds. @returns how to stop. */
function keepEditing(writers: readonly Writer[]): () => void {
	let going = true;
	for (const one of writers)
		void (async () => {
			while (going) {
				await pause(plan.every * (0.5 + Math.random()));
				if (going) one.act();
			}
		})();
	return () => {
		going = false;
	};
}

async function until(holds: () => boolean, what: string): Promise<void> {
	const end = Date.now() + SETTLE_MS;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`it never came that ${what}`);
		await pause(20);
	}
}
