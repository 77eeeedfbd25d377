import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { readings } from './codes.ts';
import {
	arrivals,
	attendances,
	book,
	checkIn,
	confirmAtDoor,
	lossOfBooking,
	occupancy,
	openPool,
	presented,
	undo,
	walkIn
} from './index.ts';
import { factsOf, newSubject, options, refusal, request, reserve, stateOf } from './support.fixture.ts';

const door = { source: 'door', actor: null } as const;
const scan = (ticket = '') => ({ ticket, nonce: crypto.randomUUID() });
const pool = (capacity: number | null) =>
	transaction((tx) => openPool(tx, { capacity, waiting: true, offerMinutes: null }));
const walker = (subject: Ref, place: string, seats = 1) => {
	const who = { kind: 'rsvp', name: 'Paul Passant', locale: 'fr' } as const;
	return { ...who, subject, seats, pools: [place], nonce: crypto.randomUUID() };
};

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
});
afterAll(stopJobs);

test('whoever comes without a ticket takes a free place and is counted once, however often it is sent', async () => {
	const [subject, place] = [newSubject(), await pool(3)];
	const asked = walker(subject, place, 2);
	const sent = [1, 2, 3].map(() => transaction((tx) => walkIn(tx, asked, door)));
	const made = await Promise.all(sent);
	expect(new Set(made.map(({ booking }) => booking)).size).toBe(1);
	expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1);
	expect((await occupancy(place)).taken).toBe(2);
	expect((await factsOf(subject)).map(({ verb }) => verb.split('.')[1])).toEqual([
		'booked',
		'booked',
		'attended',
		'attended'
	]);
	expect(await attendances('occurrence', [subject.id])).toEqual(
		new Map([[subject.id, { expected: 2, came: 2, inside: 2, waiting: 0 }]])
	);
});

test('a full pool refuses at the door, or grows by what lacks and the log tells it', async () => {
	const [subject, place] = [newSubject(), await pool(1)];
	await reserve(subject, [place]);
	const waits = await reserve(subject, [place]);
	expect(await refusal((tx) => walkIn(tx, walker(subject, place), door))).toBe('participation_full_at_door');
	await transaction((tx) => walkIn(tx, walker(subject, place), { ...door, beyond: true }));
	await transaction(async (tx) => {
		const ticket = await presented(tx, waits.seats[0]?.ticket ?? '', subject, 'door');
		expect(ticket).toMatchObject({ state: 'waitlisted', position: 1 });
		await confirmAtDoor(tx, ticket, { ...door, beyond: true });
	});
	expect(await occupancy(place)).toMatchObject({ capacity: 3, taken: 3, waiting: 0 });
	expect(await stateOf(waits.seats[0]?.id ?? '')).toBe('confirmed');
});

test('the list has whoever came, left and waits, and since a moment only what changed', async () => {
	const [subject, place] = [newSubject(), await pool(3)];
	const group = await reserve(subject, [place], 2);
	const alone = await reserve(subject, [place]);
	const passage = scan(alone.seats[0]?.ticket);
	await transaction((tx) => checkIn(tx, subject, passage, door));
	const list = await arrivals(subject);
	expect(list.map(({ name, party }) => [name, party])).toContainEqual([null, 'Zoé Delvaux']);
	const came = list.find(({ seat }) => seat === alone.seats[0]?.id);
	expect(came).toMatchObject({ state: 'fulfilled', last: { kind: 'in', nonce: passage.nonce } });
	const [{ last = null } = {}] = list.filter(({ last }) => last);
	await transaction((tx) => undo(tx, subject, passage.nonce, door));
	const changed = await arrivals(subject, { since: last?.at });
	expect(changed.map(({ seat, cameAt }) => [seat, cameAt])).toEqual([[alone.seats[0]?.id, null]]);
	expect(await arrivals(subject, { booking: group.booking.id })).toHaveLength(2);
});

test('four characters are enough where no other ticket begins so, and only for what is expected here', async () => {
	const subject = newSubject();
	const { seats } = await reserve(subject, []);
	const begins = (seats[0]?.ticket ?? '').slice(0, 4).toLowerCase();
	expect(await transaction((tx) => presented(tx, begins, subject))).toMatchObject({ seat: seats[0]?.id });
	expect(await refusal((tx) => presented(tx, begins, newSubject()))).toBe('participation_ticket_unknown');
	expect(await refusal((tx) => presented(tx, begins.slice(0, 3), subject))).toBe('participation_ticket_unknown');
});

test('a scanner that types by another keyboard is understood', () => {
	expect(readings('&QéZ"A\'W(§?à').whole).toContain('1A2W3Q4Z56M0');
	expect(readings('1a2w-3q4z 56mo').whole[0]).toBe('1A2W3Q4Z56M0');
});

test('the letters that a cancellation writes are counted: of a séance and of a space, not of a place in a cohort', async () => {
	const lost = async (kind: 'occurrence' | 'reservation' | 'cohort') => {
		const { booking } = await book(request(2), options(ref(kind, newId()), []));
		return transaction((tx) => lossOfBooking(tx, booking.id));
	};
	const [one, other, none] = [await lost('occurrence'), await lost('reservation'), await lost('cohort')];
	expect([one.letters, other.letters, none.letters]).toEqual([1, 1, 0]);
	expect(other.places).toBe(2);
});
