/** The log delivered in any order, five times, and from nothing gives everybody the same result, also when places change hands or are a pupil’s; a hub's people are judged anew in seconds from what was taken in; evidence that its holder takes away on her page counts no more within five seconds. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { assess, decideEvidence, readForCompletion, rebuildDeeds, recompute, removeEvidence } from '#learning/server';
import { drawsFrom } from './support/draws.ts';
import { by, settled, settleIn, withHub } from './support/hub.ts';
import { course, kept, pupils, student } from './support/learning/progress.ts';
import { sessionOf } from './support/learning/session.ts';
import { type Cookie, sendForm } from './support/pages.ts';

const small = process.argv.includes('--small');
const STUDENTS = small ? 8 : 60;
const PEOPLE = small ? 1_000 : 100_000;
const DELIVERIES = 5;
const LIMIT_SECONDS = 5;

const wrong: string[] = [];
const draw = drawsFrom(20_261_126);

await withHub({ crowd: true, args: small ? [] : ['--demo'] }, async ({ data, url }) => {
	await settleIn();
	openSecret(undefined, data);
	const made = await course('cours');
	let last: Awaited<ReturnType<typeof student>> | null = null;
	for (let turn = 0; turn < STUDENTS; turn++) last = await student(made, turn, draw, last);
	await pupils(made);
	await settled();
	const { facts, rate: read } = await anyOrder();
	await begun(url, made.goal);
	const seconds = await taken(url, made.goal);
	const rate = await recomputed();
	for (const sentence of wrong) console.log(sentence);
	console.log(
		`completion: ${facts} facts in ${DELIVERIES + 1} orders, ${wrong.length ? `${wrong.length} things wrong` : 'one result'}, taken in at ${read} facts a second; ${PEOPLE} people judged anew from what was taken in at ${rate} a second; evidence taken away counts no more after ${seconds.toFixed(2)} s`
	);
	process.exitCode = wrong.length ? 1 : 0;
});

/** Delivers the whole log through the reader in other orders, over what is kept and then over nothing. @returns how many facts it has, and how many a second are taken in. */
async function anyOrder(): Promise<{ facts: number; rate: number }> {
	const before = await kept();
	const facts = await factsAfter(db, 0, 1_000_000);
	for (let delivery = 0; delivery < DELIVERIES; delivery++) {
		await deliver(facts.toSorted(() => draw() - 0.5));
		if ((await kept()).text !== before.text) wrong.push(`delivery ${delivery + 1} made another result`);
	}
	for (const table of ['deed', 'timetable', 'progress', 'completion'])
		await sql`delete from ${sql.table(`learning.${table}`)}`.execute(db);
	await deliver(facts.toSorted(() => draw() - 0.5));
	await settled();
	if ((await kept()).text !== before.text) wrong.push('the log delivered to empty tables made another result');
	const { rows } = await sql<{ last: number }>`select max(position)::int as last from kernel.activity_order`.execute(
		db
	);
	const began = performance.now();
	await rebuildDeeds(rows[0]?.last ?? 0);
	const rate = Math.round(facts.length / ((performance.now() - began) / 1000));
	if ((await kept()).text !== before.text) wrong.push('what is made again from the log is another result');
	if (!before.text.includes('completion')) wrong.push('nobody had completed anything');
	if (!facts.some(({ verb }) => verb === 'participation.renamed')) wrong.push('no place changed hands');
	return { facts: facts.length, rate };
}

async function deliver(facts: Awaited<ReturnType<typeof factsAfter>>): Promise<void> {
	for (let from = 0; from < facts.length; from += 250)
		await transaction((tx) => readForCompletion(tx, facts.slice(from, from + 250)));
}

/** Somebody who has done nothing yet begins with a piece of evidence, on her page. */
async function begun(url: string, goal: string): Promise<void> {
	const email = 'debut@example.org';
	const id = await transaction((tx) => findOrMakePerson(tx, { name: 'Début', email, locale: 'fr', fictional: true }));
	const evidence = await give(url, await sessionOf(url, id), goal, id);
	await transaction((tx) => decideEvidence(tx, evidence, true, { actor: ref('person', id), source: 'desk' }));
	for (let turn = 0; turn < 200; turn++) {
		const { rows } = await sql`select from learning.progress where goal = ${goal} and participant = ${id}`.execute(db);
		if (rows.length) return;
		await pause(25);
	}
	wrong.push('evidence that was the first thing done never counted');
}

/** Takes the only evidence of somebody away on her page while the program runs. @returns after how many seconds her result says so. */
async function taken(url: string, goal: string): Promise<number> {
	const { rows } = await sql<{ id: string }>`
		select participant as id from learning.progress where goal = ${goal} and met[1] order by share limit 1`.execute(db);
	const who = { kind: 'person', id: rows[0]?.id ?? '' } as const;
	const told = { actor: ref('person', who.id), source: 'desk' } as const;
	await transaction(async (tx) => {
		await assess(tx, { goal, key: 'final', participant: who, points: null }, by);
		const others = await sql<{ id: string }>`select id from learning.evidence where participant = ${who.id}`.execute(
			tx
		);
		for (const { id } of others.rows) await removeEvidence(tx, id, told);
	});
	const cookies = await sessionOf(url, who.id);
	const evidence = await give(url, cookies, goal, who.id);
	await transaction((tx) => decideEvidence(tx, evidence, true, told));
	await until(goal, who.id, true);
	const began = performance.now();
	await sendForm(url, cookies, '/me/progress?/remove', new URLSearchParams({ id: evidence }));
	await until(goal, who.id, false);
	const seconds = (performance.now() - began) / 1000;
	if (seconds > LIMIT_SECONDS) wrong.push(`evidence taken away counted for ${seconds.toFixed(1)} s`);
	return seconds;
}

/** Gives a piece of evidence by the form of the page. @returns its id. */
async function give(url: string, cookies: Cookie[], goal: string, person: string): Promise<string> {
	const form = new FormData();
	const [key, typed] = [newId(), { goal, kind: 'work', words: 'Voici.', link: '' }];
	for (const [name, value] of Object.entries({ ...typed, key })) form.set(name, value);
	await sendForm(url, cookies, '/me/progress?/give', form);
	const { rows } = await sql`select from learning.evidence where id = ${key} and participant = ${person}`.execute(db);
	if (!rows.length) wrong.push('the page took no evidence');
	return key;
}

async function until(goal: string, participant: string, done: boolean): Promise<void> {
	for (let turn = 0; turn < 600; turn++) {
		const { rows } = await sql`select from learning.completion
			where goal = ${goal} and participant = ${participant} and lost_at is null`.execute(db);
		if (rows.length === Number(done)) return;
		await pause(25);
	}
	throw new Error(`the result never became ${done ? 'done' : 'undone'}`);
}

/**
 * Judges a whole region anew by deeds that are put into the table as the reader would have taken them in, which is not measured here.
 * @returns how many people a second.
 */
async function recomputed(): Promise<number> {
	const { goal, seances } = await course('grand-cours');
	await settled();
	const ids = seances.map(({ id }) => id);
	await sql`
		with people as (select gen_random_uuid() as id, n from generate_series(1, ${PEOPLE}::int) as n)
		insert into learning.deed (participant, participant_kind, cell, kind, thing, word, holds, position)
		select p.id, 'pupil', 'presence ' || p.id || ' ' || s.id, 'presence', s.id, p.id::text, (p.n + s.turn) % 5 <> 0, p.n
		from people p cross join unnest(${ids}::uuid[]) with ordinality as s (id, turn)`.execute(db);
	await sql`
		insert into learning.deed (participant, participant_kind, cell, kind, thing, word, points, holds, position)
		select distinct participant, 'pupil', 'assessment ' || ${goal}::text || ' final', 'assessment', ${goal}::uuid, 'final', (position % 20)::float8, true, position
		from learning.deed where thing = ${ids[0] ?? ''}::uuid`.execute(db);
	await sql`analyze learning.deed`.execute(db);
	const began = performance.now();
	const people = await recompute(goal);
	const rate = Math.round(people / ((performance.now() - began) / 1000));
	const { rows } = await sql<{ done: number; begun: number }>`
		select (select count(*)::int from learning.completion where goal = ${goal} and lost_at is null) as done,
			(select count(*)::int from learning.progress where goal = ${goal}) as begun`.execute(db);
	if (people !== PEOPLE || rows[0]?.begun !== PEOPLE || rows[0].done !== PEOPLE / 2)
		wrong.push(`${people} were judged, ${JSON.stringify(rows[0])} kept`);
	return rate;
}
