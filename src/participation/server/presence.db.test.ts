import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ref, ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { fold } from '../index.ts';
import { book, cancel, checkIn, checkOut, markNoShows, openPool, undo } from './index.ts';
import { factsOf, newPerson, newSubject, options, refusal, request, reserve, stateOf } from './support.fixture.ts';

const door = { source: 'door' } as const;
const scan = (ticket = '', more: { at?: Date; gate?: string; nonce?: string } = {}) => ({
	ticket,
	nonce: crypto.randomUUID(),
	...more
});
const enter = (subject: Ref, one: ReturnType<typeof scan>, since?: Date) =>
	transaction((tx) => checkIn(tx, subject, one, { ...door, since }));
const code = (subject: Ref, ticket?: string) => refusal((tx) => checkIn(tx, subject, scan(ticket), door));

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
});
afterAll(stopJobs);

test('a ticket comes in once; the same scan sent again is the same passage, another says when and where', async () => {
	const [subject, ada] = [newSubject(), await newPerson('Ada')];
	const { seats } = await book(request(), options(subject, [], { actor: ref('person', ada) }));
	const first = scan(seats[0]?.ticket, { gate: 'Cour' });
	const passages = await Promise.all([1, 2, 3].map(() => enter(subject, first)));
	expect(new Set(passages.map(({ id }) => id)).size).toBe(1);
	expect(passages.filter(({ repeated }) => !repeated)).toHaveLength(1);
	expect(passages[0]).toMatchObject({ name: 'Zoé Delvaux', kind: 'in', state: 'fulfilled' });
	await expect(enter(subject, scan(seats[0]?.ticket))).rejects.toMatchObject({
		code: 'participation_ticket_used_at_gate',
		params: {
			gate: 'Cour',
			day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			time: expect.stringMatching(/^\d\d:\d\d$/)
		}
	});
	const attended = (await factsOf(subject)).filter(({ verb }) => verb === 'participation.attended');
	expect(attended).toHaveLength(1);
	expect(attended[0]?.actor?.kind).toBe('person');
});

test('a ticket as it is typed by hand is understood', async () => {
	const subject = newSubject();
	const { seats } = await reserve(subject, []);
	const ticket = seats[0]?.ticket ?? '';
	const typed = ticket.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
	expect((await enter(subject, scan(`${typed.slice(0, 4)} ${typed.slice(4, 8)}-${typed.slice(8)}`))).seat).toBe(
		seats[0]?.id
	);
});

/** A moment after all that was scanned so far: what the clock says may be the same millisecond. */
const nextSitting = (): Date => new Date(Date.now() + 1);

test('every reason not to let in has its own code', async () => {
	const subject = newSubject();
	const place = await transaction((tx) => openPool(tx, { capacity: 1, waiting: true, offerMinutes: 60 }));
	const [has, next, last] = [
		await reserve(subject, [place]),
		await reserve(subject, [place]),
		await reserve(subject, [place])
	];
	const asked = await book(request(), options(subject, [], { start: 'submitted' }));
	expect(await code(subject, 'NOSUCHTICKET')).toBe('participation_ticket_unknown');
	expect(await code(newSubject(), has.seats[0]?.ticket)).toBe('participation_ticket_elsewhere');
	await transaction((tx) => cancel(tx, has.booking.id, { source: 'web', by: 'party' }));
	expect(await code(subject, has.seats[0]?.ticket)).toBe('participation_ticket_cancelled');
	expect(await code(subject, next.seats[0]?.ticket)).toBe('participation_ticket_offered');
	expect(await code(subject, last.seats[0]?.ticket)).toBe('participation_ticket_waiting');
	expect(await code(subject, asked.seats[0]?.ticket)).toBe('participation_ticket_unanswered');
});

test('out and in again are presences of one attendance; another sitting has its own', async () => {
	const subject = newSubject();
	const ticket = (await reserve(subject, [])).seats[0]?.ticket;
	expect(await refusal((tx) => checkOut(tx, subject, scan(ticket), door))).toBe('participation_not_inside');
	await enter(subject, scan(ticket));
	await transaction((tx) => checkOut(tx, subject, scan(ticket), door));
	await enter(subject, scan(ticket));
	await enter(subject, scan(ticket), nextSitting());
	expect((await factsOf(subject)).map(({ verb }) => verb.split('.')[1])).toEqual([
		'booked',
		'attended',
		'left',
		'returned',
		'returned'
	]);
});

test('an undone passage is marked and the seat awaited again, as long as there is no other', async () => {
	const subject = newSubject();
	const { seats } = await reserve(subject, []);
	const [ticket, seat] = [seats[0]?.ticket, seats[0]?.id ?? ''];
	const [one, two] = [scan(ticket), scan(ticket)];
	await enter(subject, one);
	await enter(subject, two, nextSitting());
	await transaction((tx) => undo(tx, subject, two.nonce, door));
	expect(await stateOf(seat)).toBe('fulfilled');
	for (const _twice of [1, 2]) await transaction((tx) => undo(tx, subject, one.nonce, door));
	expect(await stateOf(seat)).toBe('confirmed');
	expect(fold(await factsOf(subject)).get(seat)).toBe('confirmed');
	expect(await refusal((tx) => undo(tx, subject, crypto.randomUUID(), door))).toBe('kernel_missing');
});

test('an exit undone after its entry moves nothing, in the table or in the log', async () => {
	const subject = newSubject();
	const { seats } = await reserve(subject, []);
	const [came, left] = [scan(seats[0]?.ticket), scan(seats[0]?.ticket)];
	await enter(subject, came);
	await transaction((tx) => checkOut(tx, subject, left, door));
	for (const { nonce } of [came, left]) await transaction((tx) => undo(tx, subject, nonce, door));
	expect(await stateOf(seats[0]?.id ?? '')).toBe('confirmed');
	expect(fold(await factsOf(subject)).get(seats[0]?.id ?? '')).toBe('confirmed');
});

test('the absent are counted, and one whose scan without network arrives late was there', async () => {
	const subject = newSubject();
	const [came, late, over] = [await reserve(subject, []), await reserve(subject, []), await reserve(subject, [])];
	await enter(subject, scan(came.seats[0]?.ticket));
	const earlier = new Date();
	expect(await transaction((tx) => markNoShows(tx, subject, door))).toBe(2);
	expect(await code(subject, over.seats[0]?.ticket)).toBe('participation_ticket_missed');
	await enter(subject, scan(late.seats[0]?.ticket, { at: new Date(earlier.getTime() - 60_000) }));
	expect(await stateOf(late.seats[0]?.id ?? '')).toBe('fulfilled');
	expect(await stateOf(over.seats[0]?.id ?? '')).toBe('no_show');
	expect(await refusal((tx) => cancel(tx, late.booking.id, { source: 'web', by: 'party' }))).toBe('participation_past');
});

test('a nonce stands for one scan of one ticket', async () => {
	const subject = newSubject();
	const { seats } = await reserve(subject, [], 2);
	const nonce = crypto.randomUUID();
	await enter(subject, scan(seats[0]?.ticket, { nonce }));
	expect(await refusal((tx) => checkIn(tx, subject, scan(seats[1]?.ticket, { nonce }), door))).toBe(
		'participation_key_reused'
	);
});
