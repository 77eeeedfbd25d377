import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { accountOfAddress } from '#kernel/identity/server/accounts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { endEdition } from '#kernel/server/kept/edition.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById, bookingByToken, bookingsFor, cancel as giveBack, tokenOf } from '#participation/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { countQueries } from '../../../tests/support/queries.ts';
import { by, factsOf, ground, inHours, offering, plan, publish, request, when } from './agenda.fixture.ts';
import { closeBegun } from './begun.ts';
import {
	areasOf,
	cancel,
	feed,
	occurrence,
	occurrenceIcs,
	offeringBySlug,
	register,
	reschedule,
	schedule,
	upcoming,
	upcomingPage
} from './index.ts';

const web = { actor: null, source: 'web' } as const;
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const move = (id: string, hours: number, place = 'quai') =>
	transaction((tx) => reschedule(tx, id, { startsAt: inHours(hours), endsAt: inHours(hours + 2), place }, by));
const callOff = (id: string) => transaction((tx) => cancel(tx, id, by));

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

test('what is published and scheduled comes back with its organiser, place and places, and is told in the log', async () => {
	const { id } = await plan('first', when(48, { capacity: 40 }), { price: { source: 'fr', fr: '5 €' }, minAge: 8 });
	const found = await occurrence(id);
	expect(found.offering).toMatchObject({
		slug: 'first',
		minAge: 8,
		price: { fr: '5 €' },
		audience: null,
		organization: { slug: 'hub' }
	});
	expect(found.occurrence).toMatchObject({
		id,
		startsAt: inHours(48),
		place: { slug: 'quai', lat: 50.45 },
		places: { capacity: 40, left: 40, waiting: 0, waitingList: true, closed: false }
	});
	const { offering: whole, coming, past } = await offeringBySlug('first');
	expect(whole.body).toEqual({ source: 'fr', fr: 'Texte.' });
	expect([coming.map((one) => one.id), past]).toEqual([[id], []]);
	expect((await factsOf('occurrence', id))[0]).toMatchObject({
		verb: 'agenda.scheduled',
		context: { kind: 'offering', id: whole.id },
		detail: { minutes: 120, capacity: 40 }
	});
	expect((await factsOf('offering', whole.id))[0]).toMatchObject({
		verb: 'agenda.published',
		detail: { kind: 'talk', area: 'agenda', fictional: true }
	});
	expect(await areasOf([ref('occurrence', id), ref('offering', whole.id), ref('seat', id)])).toEqual(
		new Map([
			[id, 'agenda'],
			[whole.id, 'agenda']
		])
	);
});

test('unknown organisations, sectors, places and slugs that are taken are refused', async () => {
	const attempt = (more: object) => code(transaction((tx) => publish(tx, offering('other', more), by)));
	expect(await attempt({ organization: 'nobody' })).toBe('kernel_missing');
	expect(await attempt({ sectors: ['alchemy'] })).toBe('network_sector_unknown');
	expect(await attempt({ slug: 'first' })).toBe('agenda_slug_taken');
	expect(await code(plan('lost', when(1, { place: 'nowhere' })))).toBe('kernel_missing');
	expect(await code(offeringBySlug('lost'))).toBe('kernel_missing');
	expect(await code(occurrence('not an id'))).toBe('kernel_missing');
});

test('lists cost two queries whatever their number, and take a window, an area and a limit', async () => {
	await transaction(async (tx) => {
		const id = await publish(tx, offering('series', { area: 'city' }), by);
		for (let week = 1; week <= 30; week++) await schedule(tx, id, when(week * 168), by);
	});
	const queries = await countQueries(() => upcoming({ from: new Date(), limit: 100 }));
	expect(queries).toBe(2);
	const city = await upcoming({ from: inHours(200), to: inHours(168 * 10), area: 'city', limit: 5 });
	expect(city.map((one) => one.occurrence.startsAt)).toEqual([2, 3, 4, 5, 6].map((week) => inHours(week * 168)));
	expect(await upcoming({ from: new Date(), area: 'stage', limit: 5 })).toEqual([]);
});

test('pages come to the end and lose nothing where several start together', async () => {
	await transaction(async (tx) => {
		const id = await publish(tx, offering('together'), by);
		for (const hours of [9000, 9001, 9001, 9001, 9002]) await schedule(tx, id, when(hours), by);
	});
	const starts: number[][] = [];
	for (let from: Date | null = inHours(9000); from; ) {
		const { listings, next } = await upcomingPage(from.toISOString(), 2);
		starts.push(listings.map(({ occurrence }) => occurrence.startsAt.getTime()));
		from = next;
	}
	const at = (hours: number) => inHours(hours).getTime();
	expect(starts).toEqual([[at(9000), at(9001), at(9001), at(9001)], [at(9002)]]);
	const all = await upcomingPage(null, 500);
	expect(all.next).toBeNull();
	for (const bad of ['', 'yesterday', '2026-13-01T00:00:00Z', '2026-11-25'])
		expect(await upcomingPage(bad, 500)).toEqual(all);
});

test('a visitor is a guest, and never whom the hub knows by the address she types; the places go down, and who is too late learns why', async () => {
	const { id } = await plan('places', when(24));
	const first = await register(request(), id, web);
	expect(first.booking).toMatchObject({ kind: 'rsvp', subject: ref('occurrence', id), email: 'zoe@example.org' });
	expect(first.booking.party).not.toBeNull();
	const again = await register(request('ZOE@example.org'), id, web);
	expect(again.booking.party).not.toBe(first.booking.party);
	const third = await register(request('third@example.org'), id, web);
	expect([first, again, third].map(({ seats }) => seats[0]?.state)).toEqual(['confirmed', 'confirmed', 'waitlisted']);
	expect((await occurrence(id)).occurrence.places).toMatchObject({ left: 0, waiting: 1 });
	expect(await code(register(request(), (await plan('running', when(-1))).id, web))).toBe('agenda_has_started');
	expect(await code(register(request(), (await plan('gone', when(-5))).id, web))).toBe('agenda_is_over');
	expect(await code(register(request(), crypto.randomUUID(), web))).toBe('kernel_missing');
});

test('the link of a browser ends once somebody shows that the address is hers, the link of the letters does not', async () => {
	const { id } = await plan('link', when(24, { capacity: 5 }));
	const { booking, token } = await register(request('link@example.org'), id, web);
	for (const one of [token, tokenOf(booking.id)]) expect((await bookingByToken(one)).id).toBe(booking.id);
	await transaction((tx) => accountOfAddress(tx, { email: 'link@example.org', locale: 'fr' }));
	expect(await code(bookingByToken(token))).toBe('participation_link_over');
	expect((await bookingByToken(tokenOf(booking.id))).party).toBe(booking.party);
	const after = await register({ ...request('link@example.org'), name: 'Une Autre' }, id, web);
	expect(after.booking.party).not.toBe(booking.party);
	expect((await bookingByToken(after.token)).name).toBe('Une Autre');
});

test('whoever registers signed in is called by the name she gives, when hers was made of her address', async () => {
	const { id } = await plan('named', when(24, { capacity: 5 }));
	const person = await transaction((tx) => accountOfAddress(tx, { email: 'zelda.h@example.org', locale: 'fr' }));
	const self = { actor: ref('person', person), source: 'web' } as const;
	const name = async () => (await personById(person))?.name;
	expect(await name()).toBe('zelda.h');
	await register({ ...request('zelda.h@example.org'), name: 'Zelda Houdeng' }, id, self);
	expect(await name()).toBe('Zelda Houdeng');
	await register({ ...request('zelda.h@example.org'), name: 'Pour Maman' }, id, self);
	expect(await name()).toBe('Zelda Houdeng');
});

test('a draft is not there: not listed, not found, not open to registration', async () => {
	const { id } = await plan('draft', when(24));
	await untold((tx) => sql`update agenda.offering set published_at = null where slug = 'draft'`.execute(tx));
	expect(await code(offeringBySlug('draft'))).toBe('kernel_missing');
	expect(await code(register(request(), id, web))).toBe('kernel_missing');
	expect((await upcoming({ from: new Date(), limit: 500 })).some((one) => one.occurrence.id === id)).toBe(false);
});

test('calling off cancels all that was booked in the same transaction, once', async () => {
	const { id } = await plan('off', when(24));
	for (const email of ['a@example.org', 'b@example.org', 'c@example.org']) await register(request(email), id, web);
	await callOff(id);
	await callOff(id);
	const states = (await bookingsFor(ref('occurrence', id))).map(({ seats }) => seats[0]?.state);
	expect(states).toEqual(['cancelled', 'cancelled', 'cancelled']);
	const facts = await factsOf('occurrence', id);
	expect(facts.filter(({ verb }) => verb === 'agenda.cancelled').map(({ detail }) => detail)).toEqual([
		{ minutes: 120, seats: 3 }
	]);
	expect((await occurrence(id)).occurrence).toMatchObject({ status: 'cancelled', revision: 1 });
	expect(await code(register(request(), id, web))).toBe('agenda_is_cancelled');
	expect(await code(move(id, 30))).toBe('agenda_is_cancelled');
	expect(await code(callOff((await plan('long-gone', when(-9))).id))).toBe('agenda_is_over');
});

test('who has an offer for what is called off is told that, not that she answered too late', async () => {
	const { id } = await plan('offered-off', when(24, { capacity: 1, offerMinutes: 60 }));
	const [first, second] = [await register(request(), id, web), await register(request('b@example.org'), id, web)];
	await transaction((tx) => giveBack(tx, first.booking.id, { by: 'party', source: 'web' }));
	expect((await bookingById(second.booking.id)).seats[0]?.state).toBe('offered');
	await callOff(id);
	expect((await bookingById(second.booking.id)).seats[0]?.state).toBe('cancelled');
});

test('no registration survives a cancellation that comes at the same moment', async () => {
	for (let round = 0; round < 5; round++) {
		const { id } = await plan(`race-${round}`, when(24, { capacity: null }));
		const people = Array.from({ length: 6 }, (_, index) => register(request(`p${index}@example.org`), id, web));
		const ends = await Promise.all([callOff(id), ...people].map((act) => code(act as Promise<unknown>)));
		expect(ends[0]).toBeNull();
		for (const end of ends.slice(1)) expect([null, 'participation_closed', 'agenda_is_cancelled']).toContain(end);
		const seats = (await bookingsFor(ref('occurrence', id))).flatMap((booking) => booking.seats);
		expect(seats.filter(({ state }) => state !== 'cancelled')).toEqual([]);
	}
});

test('moving raises the revision and is told; the same time and place again is nothing', async () => {
	const { id } = await plan('moved', when(24));
	await move(id, 25, 'halle');
	await move(id, 25, 'halle');
	expect((await occurrence(id)).occurrence).toMatchObject({
		startsAt: inHours(25),
		revision: 1,
		place: { slug: 'halle' }
	});
	const told = (await factsOf('occurrence', id)).filter(({ verb }) => verb === 'agenda.rescheduled');
	expect(told.map(({ detail }) => detail)).toEqual([{ minutes: 120, movedMinutes: 60, placeChanged: true }]);
	const backwards = { startsAt: inHours(5), endsAt: inHours(4), place: null };
	expect(await code(transaction((tx) => reschedule(tx, id, backwards, by)))).toBe('agenda_ends_first');
});

test('registration closes when it begins, and opens again when it is put off', async () => {
	const { id } = await plan('begun', when(-1));
	await closeBegun();
	await closeBegun();
	expect((await occurrence(id)).occurrence.places.closed).toBe(true);
	await move(id, 24);
	expect((await occurrence(id)).occurrence.places.closed).toBe(false);
	expect((await register(request(), id, web)).seats[0]?.state).toBe('confirmed');
});

test('one that cannot be closed holds up no other', async () => {
	const [broken, sound] = [await plan('broken', when(-1)), await plan('sound', when(-1))];
	await sql`alter table participation.pool add constraint broken check (id <> ${sql.lit(broken.pool)} or closed_at is null)`.execute(
		db
	);
	await expect(closeBegun()).rejects.toThrow('1 of ');
	expect((await occurrence(sound.id)).occurrence.places.closed).toBe(true);
	await sql`alter table participation.pool drop constraint broken`.execute(db);
	await closeBegun();
	expect((await occurrence(broken.id)).occurrence.places.closed).toBe(true);
});

test('the feed has what ended within 30 days and all to come; what was called off stays for 90 days', async () => {
	const [old, recent, off] = [
		await plan('old', when(-24 * 31)),
		await plan('recent', when(-24 * 29)),
		await plan('soon-off', when(24 * 60))
	];
	await callOff(off.id);
	const { body, etag, lastModified } = await feed('en');
	expect(body).not.toContain(old.id);
	expect(body).toContain(recent.id);
	expect(body).toContain(`UID:${off.id}@localhost`);
	expect(body).toContain('CATEGORIES:Talk,Digital');
	expect(await feed('en')).toEqual({ body, etag, lastModified });
	expect((await feed('fr')).etag).not.toBe(etag);
	await untold((tx) =>
		sql`update agenda.occurrence set cancelled_at = now() - interval '91 days', updated_at = now() where id = ${off.id}`.execute(
			tx
		)
	);
	endEdition(); // what is laid down by hand is told by nothing
	expect((await feed('en')).body).not.toContain(off.id);
	const now = await feed('en');
	expect(await countQueries(() => feed('en'))).toBe(1);
	await move(recent.id, 48);
	expect((await feed('en')).etag).not.toBe(now.etag);
	const alone = await occurrenceIcs(off.id, 'fr');
	expect(alone.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(alone).toContain('STATUS:CANCELLED');
	expect(await occurrenceIcs(off.id, 'nl', '/learning/classes/booking/x')).toContain(
		'/nl/leren/klassen/inschrijving/x'
	);
});
