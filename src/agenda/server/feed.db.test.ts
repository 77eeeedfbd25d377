import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { cancel as giveBack } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { by, ground, plan, request, when } from './agenda.fixture.ts';
import { cancel, endPrivateFeed, feed, privateFeed, privateFeedOf, register, renewPrivateFeed } from './index.ts';

const web = { actor: null, source: 'web' } as const;
const address = 'https://rooms.example/secret-room';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
	await plan('design', when(48), { sectors: ['design'] });
	await plan('digital', when(49), { sectors: ['digital'] });
});
afterAll(stopJobs);

test('a feed tells of its organisation, its activity or its sector alone, in both formats', async () => {
	for (const format of ['ics', 'atom'] as const) {
		const of = async (scope: Parameters<typeof feed>[1]) => (await feed('fr', scope, format)).body;
		expect(await of({ organization: 'hub' })).toContain('Titre digital');
		expect(await of({ offering: 'design' })).toContain('Titre design');
		expect(await of({ offering: 'design' })).not.toContain('Titre digital');
		expect(await of({ sector: 'digital' })).not.toContain('Titre design');
		for (const scope of [{ organization: 'nobody' }, { offering: 'nothing' }, { sector: 'alchemy' }])
			await expect(feed('fr', scope, format)).rejects.toMatchObject({ status: 404 });
	}
});

test('an Atom feed has an id that never changes, says when it was updated, and escapes what it holds', async () => {
	await plan('hostile', when(50), { title: { source: 'fr', fr: '<b>&amp; ]]> "\u0007' } });
	const { body } = await feed('en', {}, 'atom');
	expect(body).toContain('<title type="text" xml:lang="fr">&lt;b&gt;&amp;amp; ]]&gt; &quot;  (');
	expect(body).toMatch(/<id>tag:localhost,2026:\/en\/agenda<\/id>/);
	expect(body.match(/<id>tag:localhost,2026:occurrence\/[0-9a-f-]{36}<\/id>/g)).toHaveLength(3);
	expect(body).toContain('<link rel="self" type="application/atom+xml" href="http://localhost:3000/en/agenda.atom"/>');
	expect((await feed('en', {}, 'atom')).etag).toBe((await feed('en', {}, 'atom')).etag);
});

test('no public feed tells where one takes part online', async () => {
	await plan('online', when(51, { mode: 'online', onlineUrl: address, place: null }));
	for (const format of ['ics', 'atom'] as const) {
		const { body } = await feed('nl', {}, format);
		expect(body).toContain('Titre online');
		expect(body).not.toContain('secret-room');
	}
});

test('a calendar of one’s own has what one registered for, how that stands, and the link for who has a place', async () => {
	const online = (hours: number) => when(hours, { mode: 'hybrid', onlineUrl: `${address}/${hours}`, capacity: 1 });
	const [sure, full, left, off] = [
		await plan('sure', online(60)),
		await plan('full', online(61)),
		await plan('left', online(62)),
		await plan('off', online(63))
	];
	await register(request('first@example.org'), full.id, web);
	const mine = await Promise.all([sure, full, left, off].map(({ id }) => register(request(), id, web)));
	const person = mine[0]?.booking.party ?? '';
	await transaction((tx) => giveBack(tx, mine[2]?.booking.id ?? '', { by: 'party', source: 'web' }));
	await transaction((tx) => cancel(tx, off.id, by));
	await transaction((tx) => renewPrivateFeed(tx, person));
	const { token } = (await privateFeedOf(person)) ?? { token: '' };
	const { body } = await privateFeed(token, 'fr');
	const unfolded = body.replace(/\r\n /g, '');
	const block = (id: string) => unfolded.split('BEGIN:VEVENT').find((one) => one.includes(`UID:${id}@`)) ?? '';
	expect([sure, full, left, off].map(({ id }) => /STATUS:(\w+)/.exec(block(id))?.[1])).toEqual([
		'CONFIRMED',
		'TENTATIVE',
		'CANCELLED',
		'CANCELLED'
	]);
	expect([60, 61, 62, 63].map((hours) => unfolded.includes(`${address}/${hours}`))).toEqual([
		true,
		false,
		false,
		false
	]);
	expect(unfolded).not.toContain('Titre design');
	const { rows } = await sql<{ hash: Buffer }>`select hash from identity.key`.execute(db);
	expect(rows[0]?.hash.toString('base64url')).not.toBe(token);
	await transaction((tx) => renewPrivateFeed(tx, person));
	await expect(privateFeed(token, 'fr')).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => endPrivateFeed(tx, person));
	expect(await privateFeedOf(person)).toBeNull();
});

test('a séance that was moved has the hour of its zone on both sides of the change of the clock', async () => {
	const at = (day: string) => new Date(`${day}Z`);
	const { id } = await plan('autumn', when(0, { startsAt: at('2026-10-24T16:30'), endsAt: at('2026-10-24T18:30') }));
	await untold((tx) =>
		sql`update agenda.occurrence set starts_at = ${at('2027-03-28T16:30')}, ends_at = ${at('2027-03-28T18:30')}, updated_at = now() where id = ${id}`.execute(
			tx
		)
	);
	expect((await feed('fi', { offering: 'autumn' })).body).toContain('DTSTART;TZID=Europe/Brussels:20270328T183000');
});
