import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { NewPassport, NewReaction } from '../experiment.schema.ts';
import { curator, type Host, newLayer, refusal, stranger, trailOf, working } from './city.fixture.ts';
import {
	approve,
	reactionOf,
	readiness,
	servedBySlug,
	trailById,
	writeLayer,
	writePassport,
	writeReaction
} from './index.ts';

let ada: Host;
const words = (fr: string) => ({ source: 'fr' as const, fr });
const passport = (more: object = {}) =>
	NewPassport.parse({
		...{ work: null, hypothesis: words('On reste plus longtemps.'), since: '2027-03-01', until: '2027-04-01' },
		...{ asked: words('Rien n’est enregistré.'), learnt: null, ...more }
	});
const reaction = (more: object = {}) =>
	NewReaction.parse({ measured: newId(), side: 'above', bound: 60, says: words('Il y a du bruit.'), ...more });
const published = async (trail: string) =>
	transaction(async (tx) => approve(tx, trail, { ...working(ada), seen: (await trailById(trail, tx)).version }));

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-experiments-')));
	openSecret('a secret of tests that is long enough', '');
	ada = await curator('Ada');
});

test('an experiment and a reaction are read once they are approved, and a trail without any keeps the hash that it had', async () => {
	const { trail, stop } = await trailOf(ada);
	const bare = (await readiness(await trailById(trail))).compiled.hash;
	await published(trail);
	await transaction(async (tx) => {
		await writePassport(tx, trail, stop, passport(), working(ada));
		await writeReaction(tx, trail, stop, reaction(), working(ada));
	});
	const { slug } = await trailById(trail);
	const stopRead = async () => (await servedBySlug(slug)).manifest.stops[0];
	expect(await stopRead()).not.toHaveProperty('passport');
	expect((await readiness(await trailById(trail))).changes).toMatchObject([{ what: 'experiment' }]);
	await published(trail);
	const read = await stopRead();
	expect(read).toMatchObject({ passport: { since: '2027-03-01', work: null }, reaction: { bound: 60 } });
	expect(await reactionOf(read?.code ?? '')).toMatchObject({ side: 'above', bound: 60 });
	await transaction(async (tx) => {
		await writePassport(tx, trail, stop, null, working(ada));
		await writeReaction(tx, trail, stop, null, working(ada));
	});
	expect((await readiness(await trailById(trail))).compiled.hash).toBe(bare);
	await published(trail);
	expect(await reactionOf(read?.code ?? '')).toBeNull();
});

test('a reaction is told in each language of the trail, or the trail is not published', async () => {
	const { trail, stop } = await trailOf(ada);
	await transaction(async (tx) => {
		await writeLayer(tx, trail, stop, newLayer({ locale: 'nl', title: 'De toren' }), working(ada));
		await writeReaction(tx, trail, stop, reaction(), working(ada));
	});
	expect((await readiness(await trailById(trail))).faults).toMatchObject([{ what: 'no_reaction', locale: 'nl' }]);
	expect(await refusal(published(trail))).toBe('city_faults');
	const says = { ...words('Du bruit.'), nl: 'Lawaai.' };
	await transaction((tx) => writeReaction(tx, trail, stop, reaction({ says }), working(ada)));
	expect(await published(trail)).toBe(1);
});

test('only a published work is one, nobody else writes it, and days come in their order', async () => {
	const { trail, stop } = await trailOf(ada);
	const work = newId();
	await sql`insert into network.work (id, slug, kind, title, summary) values (${work}, 'une-lampe', 'product', ${JSON.stringify(words('Une lampe'))}, ${JSON.stringify(words('.'))})`.execute(
		db
	);
	const writing = () =>
		transaction((tx) => writePassport(tx, trail, stop, passport({ work: 'une-lampe' }), working(ada)));
	expect(await refusal(writing())).toBe('kernel_missing');
	for (const other of [await stranger('Cy'), await curator('Bo')])
		expect(await refusal(transaction((tx) => writePassport(tx, trail, stop, passport(), working(other))))).toBe(
			'kernel_missing'
		);
	const turned = { ...passport(), until: '2027-02-01' };
	expect(NewPassport.safeParse(turned).error?.issues[0]?.message).toBe('city_days_turned');
});
