import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById } from '#participation/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { calendarOf, eventOf, inUtc, type Partner, partner } from '../../../../tests/support/partner.ts';
import {
	alternatives,
	bookSpace,
	busy,
	elsewhere,
	elsewhereAt,
	outsideOf,
	readOutside,
	removeOutside,
	reservationById,
	setOutside,
	spaceById,
	takeOutsideFile
} from '../index.ts';
import { asked, by, house, moment, space } from '../spaces.fixture.ts';

let server: Partner;
let answer: { status: number; body: string };
let number = 0;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	allowPrivateAddresses(true);
	await house('quai');
	server = await partner((_, response) => response.writeHead(answer.status).end(answer.body));
});
afterAll(() => server.close());
beforeEach(() => {
	answer = { status: 200, body: calendarOf(...eventOf('one', moment('10:00'))) };
});

async function kept(more: Parameters<typeof space>[2] = {}): Promise<string> {
	const id = await space('quai', `ailleurs-${++number}`, more);
	await transaction((tx) => setOutside(tx, id, server.url, by));
	await readOutside(id);
	return id;
}
const book = (id: string, from: string, until: string) =>
	transaction((tx) => bookSpace(tx, id, asked(from, until), { actor: null, source: 'web' }));
const stateOf = async ({ receipt }: Awaited<ReturnType<typeof book>>) =>
	(await bookingById(receipt.booking.id)).seats.map(({ state }) => state).join();
const clock = (at: Date) =>
	at.toLocaleTimeString('fr-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' });
const day = [moment('00:00'), moment('23:59')] as const;
const taken = async (id: string) =>
	(await elsewhere([id], ...day)).get(id)?.times.map(({ from, until }) => `${clock(from)}–${clock(until)}`);
const facts = async (id: string) =>
	(
		await sql<{
			verb: string;
		}>`select verb from kernel.activity where object = ${id} and verb like 'spaces.outside%' order by id`.execute(db)
	).rows.map(({ verb }) => verb.slice('spaces.outside_'.length));

test('what is taken elsewhere is no occupancy: a booking over it waits for the team, has the space, and says why', async () => {
	const room = await kept();
	expect(await taken(room)).toEqual(['10:00–11:00']);
	expect((await busy([room], ...day)).get(room)).toEqual([]);
	const [over, beside] = [await book(room, '10:30', '11:30'), await book(room, '09:00', '10:00')];
	expect([await stateOf(over), await stateOf(beside)]).toEqual(['submitted', 'confirmed']);
	expect((await reservationById(over.reservation)).outside).toBe(true);
	expect((await reservationById(beside.reservation)).outside).toBe(false);
	expect(await book(room, '11:00', '12:00').catch((error: { code: string }) => error.code)).toBe('spaces_taken');
	const nearest = await alternatives(await spaceById(room), { from: moment('10:30'), until: moment('11:00') });
	expect(nearest.times.map(({ from }) => clock(from))).toEqual(['11:30', '12:00', '08:30']);
});

test('the time to tidy up counts, and so does what a part, or what it is a part of, has elsewhere', async () => {
	const part = await kept({ afterMinutes: 30 });
	const { slug } = await spaceById(part);
	const [whole, other] = [await space('quai', `${slug}-ab`, { parts: [slug] }), await space('quai', `${slug}-autre`)];
	const at = async (id: string, from: string, until: string) =>
		(await elsewhereAt(await spaceById(id), { from: moment(from), until: moment(until) })) !== null;
	expect(await at(part, '09:00', '09:30')).toBe(false);
	expect(await at(part, '09:00', '09:45')).toBe(true);
	expect([await at(whole, '10:00', '10:30'), await at(other, '10:00', '10:30')]).toEqual([true, false]);
});

test('what changes there changes here, and is told once; the same again is no change', async () => {
	const room = await kept();
	await readOutside(room);
	answer.body = calendarOf(
		...eventOf('one', moment('14:00')),
		...eventOf('two', moment('16:00'), 'TRANSP:TRANSPARENT')
	);
	await readOutside(room);
	expect(await taken(room)).toEqual(['14:00–15:00']);
	answer.body = calendarOf(...eventOf('one', moment('14:00'), 'STATUS:CANCELLED'));
	await readOutside(room);
	expect(await taken(room)).toEqual([]);
	expect(await facts(room)).toEqual(['set', 'read', 'read', 'read']);
});

test('a calendar that cannot be read any more says since when, and what it said last counts on', async () => {
	const room = await kept();
	const read = (await outsideOf(room))?.readAt;
	answer = { status: 500, body: '' };
	const since = new Date(Date.now() + 60_000);
	await readOutside(room, { now: since });
	await readOutside(room, { now: new Date(since.getTime() + 900_000) });
	const failing = await outsideOf(room);
	expect(failing).toMatchObject({
		failingSince: since,
		readAt: read,
		error: { code: 'subscription_status' },
		coming: 1
	});
	expect(await taken(room)).toEqual(['10:00–11:00']);
	expect(await stateOf(await book(room, '10:00', '10:30'))).toBe('submitted');
	answer = { status: 200, body: 'no calendar' };
	await readOutside(room);
	expect((await outsideOf(room))?.error?.code).toBe('subscription_not_a_calendar');
	answer.body = calendarOf(...eventOf('one', moment('10:00')));
	await readOutside(room);
	expect(await outsideOf(room)).toMatchObject({ failingSince: null, error: null });
	expect(await facts(room)).toEqual(['set', 'read', 'read', 'read', 'read']);
});

test('one that is suddenly empty is not believed until somebody says that it is right', async () => {
	const room = await space('quai', 'vide');
	await transaction((tx) => setOutside(tx, room, server.url, by));
	answer.body = calendarOf(
		...eventOf('daily', moment('10:00'), 'RRULE:FREQ=DAILY;COUNT=5', `EXDATE:${inUtc(moment('10:00'))}`)
	);
	await readOutside(room);
	expect((await outsideOf(room))?.coming).toBe(4);
	answer.body = calendarOf();
	await readOutside(room);
	expect(await outsideOf(room)).toMatchObject({ coming: 4, error: { code: 'subscription_emptied' } });
	await readOutside(room, { believe: true });
	expect(await outsideOf(room)).toMatchObject({ coming: 0, error: null });
});

test('a file counts as a calendar does, until it is taken away', async () => {
	const room = await space('quai', 'fichier');
	const file = calendarOf(...eventOf('one', moment('18:00')));
	await takeOutsideFile(room, file, by);
	expect(await taken(room)).toEqual(['18:00–19:00']);
	await readOutside(room);
	await expect(takeOutsideFile(room, 'no calendar', by)).rejects.toMatchObject({ code: 'subscription_not_a_calendar' });
	expect(await outsideOf(room)).toMatchObject({ url: null, error: null, coming: 1 });
	await transaction((tx) => removeOutside(tx, room, by));
	expect(await taken(room)).toBeUndefined();
	expect(await stateOf(await book(room, '18:00', '19:00'))).toBe('confirmed');
});
