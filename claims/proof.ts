/** Every unit of every figure has a piece whose hash verifies, computed apart from the program; what is deleted or altered past the program turns exactly its units amber within a minute, and what acts change turns none. */

import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Figure, figuresOf, type Scope } from '#impact';
import { decideDeclaration, look, provedMaterial } from '#impact/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { strikeContact } from '#venture/server';
import { liveWithFirms } from './support/by-hand/firms.ts';
import { liveWithPeople } from './support/by-hand/people.ts';
import { byHand, drawing, settleFirms, settleHub } from './support/by-hand/world.ts';
import { drawsFrom } from './support/draws.ts';
import { withHub } from './support/hub.ts';
import { tryDoor } from './support/proof/door.ts';
import { tamper } from './support/proof/tampering.ts';
import { trueUp } from './support/proof/trueing.ts';
import { verifies } from './support/proof/verifying.ts';

const small = process.argv.includes('--small');
const seed = Number(/--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1] ?? 2027);
const SIZE = small
	? { companies: 30, doubles: 8, participations: 150, calls: 30 }
	: { companies: 120, doubles: 40, participations: 900, calls: 300 };
const SCOPE: Scope = { from: '0001-01-01', until: '9999-12-31', operation: null, partner: null };
const MINUTE_MS = 60_000;
const MOST_HELD_MS = 100;

const wrong: string[] = [];
const sum = { units: 0, pieces: 0, tampered: 0, amber: 0, seconds: 0, acts: 0, held: 0, shown: 0 };

await withHub({ crowd: true, args: [], env: { LOG_LEVEL: 'warn' } }, async ({ data, url }) => {
	const files = join(data, 'files');
	const team = await settleYear();
	const before = await figures();
	await verifyAll(before, files);
	await seenBy(MINUTE_MS * 1.5);
	await act(team);
	await seenBy(MINUTE_MS * 1.5);
	const door = await tryDoor(url, team.sender, team.id);
	wrong.push(...door.wrong);
	sum.shown = door.pieces;
	await alter(await figures(), files);
	await hold();
});
for (const line of wrong.slice(0, 40)) console.log(`! ${line}`);
console.log(
	`proof: ${sum.pieces} pieces of ${sum.units} units verify by code of the claim's own; ${sum.tampered} ways of altering or deleting turned their ${sum.amber} units amber in ${sum.seconds} s and no other, no figure fell; ${sum.acts} acts of the program turned none; the auditor’s door showed the ${sum.shown} pieces of its report and no other, until it ended; a look held the program ${sum.held} ms at most; ${wrong.length} wrong`
);
process.exitCode = wrong.length || !sum.amber ? 1 : 0;

async function settleYear(): Promise<Viewer & { sender: string }> {
	const draws = drawing(seed);
	const hub = await settleHub();
	const firms = await settleFirms(SIZE, hub.team);
	await liveWithFirms(firms, SIZE, draws, hub);
	await liveWithPeople(firms, SIZE, draws);
	await trueUp();
	const roles = [{ role: 'coordinator' as const, scope: null }];
	return {
		sender: hub.team,
		id: hub.other,
		name: 'x',
		email: 'x@example.org',
		locale: 'fr',
		roles,
		secondFactor: true,
		sessionId: ''
	};
}

async function figures(): Promise<ReadonlyMap<string, Figure>> {
	return figuresOf(await provedMaterial(), SCOPE);
}

async function verifyAll(all: ReadonlyMap<string, Figure>, files: string): Promise<void> {
	const known = new Map<string, boolean>();
	for (const [code, { units }] of all)
		for (const { key, pieces } of units) {
			sum.units++;
			if (!pieces.length) wrong.push(`${code} ${key} has no piece`);
			for (const piece of pieces) {
				const name = `${piece.kind} ${piece.id} ${piece.hash}`;
				if (!known.has(name)) known.set(name, await verifies(piece, files));
				if (!known.get(name)) wrong.push(`${code} ${key}: ${name} does not verify`);
			}
		}
	sum.pieces = known.size;
}

/** Waits until the program has looked at all that stands by now. */
async function seenBy(mostMs: number): Promise<void> {
	const at = Date.now();
	await sql`insert into impact.touched (ids) values ('{}')`.execute(db);
	while (Date.now() - at < mostMs) {
		const { rows } = await sql`select from impact.touched`.execute(db);
		if (!rows.length) return;
		await pause(500);
	}
	wrong.push('the program did not look within a minute and a half');
}

/** What the team does changes pieces, and turns none amber. */
async function act(viewer: Viewer): Promise<void> {
	const by = { actor: ref('person', viewer.id), source: 'desk' as const };
	const ids = async (query: ReturnType<typeof sql>) =>
		((await query.execute(db)).rows as { id: string }[]).map(({ id }) => id);
	for (const id of await ids(
		sql`select id from impact.declaration where validated_at is null and declined_at is null order by id limit 4`
	)) {
		await transaction((tx) => decideDeclaration(tx, id, { validated: sum.acts % 2 === 0, word: '' }, viewer, by));
		sum.acts++;
	}
	const own = sql`select c.id from venture.contact c where c.struck_at is null and not c.planned
		and not exists (select from venture.contact_file l where l.contact = c.id and l.sheet is not null) order by c.id limit 4`;
	for (const id of await ids(own)) {
		await byHand((tx) => sql`update venture.contact set author = ${viewer.id} where id = ${id}`.execute(tx));
		await transaction((tx) => strikeContact(tx, id, viewer, by));
		sum.acts++;
	}
}

async function alter(before: ReadonlyMap<string, Figure>, files: string): Promise<void> {
	for (const [code, { units }] of before)
		for (const { key, pieces } of units)
			if (pieces.some(({ amber }) => amber)) wrong.push(`${code} ${key} is amber after acts alone`);
	const pieces = new Map(
		[...before.values()]
			.flatMap(({ units }) => units.flatMap((one) => one.pieces))
			.map((one) => [`${one.kind} ${one.id}`, one])
	);
	const done = await tamper([...pieces.values()], files, drawsFrom(seed));
	sum.tampered = done.length;
	const expected = new Set(
		[...before].flatMap(([code, { units }]) =>
			units
				.filter((one) => one.pieces.some((piece) => done.some(({ hit }) => hit(piece))))
				.map(({ key }) => `${code} ${key}`)
		)
	);
	const began = Date.now();
	let found = await ambers();
	while (Date.now() - began < MINUTE_MS && [...expected].some((one) => !found.has(one))) {
		await pause(4000);
		found = await ambers();
	}
	sum.seconds = Math.round((Date.now() - began) / 1000);
	sum.amber = expected.size;
	for (const one of expected) if (!found.has(one)) wrong.push(`${one} did not turn amber`);
	for (const one of found) if (!expected.has(one)) wrong.push(`${one} turned amber and is whole`);
	const after = await figures();
	for (const [code, { value }] of before)
		if (after.get(code)?.value !== value) wrong.push(`${code} was ${value} and is ${after.get(code)?.value}`);
}

async function ambers(): Promise<Set<string>> {
	const found = new Set<string>();
	for (const [code, { units }] of await figures())
		for (const { key, pieces } of units) if (pieces.some(({ amber }) => amber)) found.add(`${code} ${key}`);
	return found;
}

/** How long a look holds who looks. */
async function hold(): Promise<void> {
	await look();
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	await look();
	delay.disable();
	sum.held = Math.round(delay.max / 1e6);
	if (!small && sum.held > MOST_HELD_MS) wrong.push(`a look held the program ${sum.held} ms`);
}
