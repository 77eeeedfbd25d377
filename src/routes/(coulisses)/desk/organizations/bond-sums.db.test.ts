import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { bondOf } from '#bond.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { house, NOW, room, sentence, somebody, YEAR } from './bond.fixture.ts';

let made: { organizations: string[]; places: (string | null)[]; person: string; other: string };

beforeAll(async () => {
	await testDatabase();
	const organizations = [await house('ondine'), await house('houille'), await house('canal')];
	const places = [await room('arene', 'ondine'), await room('halle', 'houille'), null];
	made = { organizations, places, person: await somebody('Mia'), other: await somebody('Noé') };
});

/** Writes what no fact tells here: the sums read tables, whatever told of them. */
const untold = (write: (tx: Parameters<Parameters<typeof transaction>[0]>[0]) => Promise<unknown>) =>
	transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await write(tx);
	});

const seance = fc.record({
	organizer: fc.nat(1),
	place: fc.nat(2),
	published: fc.boolean(),
	cancelled: fc.boolean(),
	year: fc.constantFrom(YEAR - 1, YEAR, YEAR, YEAR),
	minutes: fc.integer({ min: 15, max: 600 }),
	came: fc.nat(3),
	missed: fc.nat(2),
	shown: fc.boolean()
});
const booking = fc.record({
	place: fc.nat(1),
	payer: fc.option(fc.nat(1)),
	kind: fc.constantFrom('room', 'desks', 'machine'),
	year: fc.constantFrom(YEAR - 1, YEAR, YEAR),
	minutes: fc.integer({ min: 15, max: 600 }),
	state: fc.constantFrom('taken', 'clashing')
});
const mentoring = fc.record({
	of: fc.nat(1),
	year: fc.constantFrom(YEAR - 1, YEAR),
	minutes: fc.integer({ min: 15, max: 120 }),
	says: fc.tuple(fc.option(fc.boolean()), fc.option(fc.boolean()))
});

test('whatever happened in the hub, each organisation gave and received what the story says', async () => {
	const story = fc.record({
		seances: fc.array(seance, { maxLength: 5 }),
		bookings: fc.array(booking, { maxLength: 4 }),
		mentorings: fc.array(mentoring, { maxLength: 3 })
	});
	await fc.assert(
		fc.asyncProperty(story, async (told) => {
			await untold(forget);
			await untold((tx) => tell(tx, told));
			for (const [at, id] of made.organizations.entries()) {
				const { known } = await bondOf(id, YEAR, 'en', NOW);
				const found = Object.fromEntries(
					known.map(({ side, measure, amount, words }) => [`${side} ${measure} ${words}`, amount])
				);
				expect(found).toEqual(expected(told, at));
			}
		}),
		{ numRuns: 8 }
	);
}, 120_000);

type Story = {
	seances: {
		organizer: number;
		place: number;
		published: boolean;
		cancelled: boolean;
		year: number;
		minutes: number;
		came: number;
		missed: number;
		shown: boolean;
	}[];
	bookings: { place: number; payer: number | null; kind: string; year: number; minutes: number; state: string }[];
	mentorings: { of: number; year: number; minutes: number; says: [boolean | null, boolean | null] }[];
};

/** The same sums once more, by hand. */
function expected({ seances, bookings, mentorings }: Story, at: number): Record<string, number> {
	const held = seances.filter((one) => one.year === YEAR && one.published && !one.cancelled);
	const own = held.filter((one) => one.organizer === at);
	const guests = held.filter((one) => one.place < 2 && one.place === at && one.organizer !== at);
	const away = own.filter((one) => one.place < 2 && one.place !== at);
	const rooms = bookings.filter((one) => one.year === YEAR && one.kind !== 'machine' && one.state === 'taken');
	const sure = mentorings.filter((one) => one.of === at && one.year === YEAR && one.says[0] && one.says[1]);
	const minutes = (all: readonly { minutes: number }[]) => all.reduce((sum, one) => sum + one.minutes, 0);
	const all = {
		'given seances Sessions organised': own.length,
		'given hours Length of these sessions': minutes(own),
		'given people Attendances at these sessions': own.reduce((sum, one) => sum + one.came, 0),
		'given seances Sessions of others in its places': guests.length,
		'given rooms Places lent to these sessions': minutes(guests),
		'received rooms Places of others for its sessions': minutes(away),
		'given rooms Its rooms, booked by others': minutes(rooms.filter((one) => one.place === at && one.payer !== at)),
		'received rooms Rooms booked with others': minutes(rooms.filter((one) => one.payer === at && one.place !== at)),
		'given hours Hours of its mentors': minutes(sure),
		'given shows Its shows on air': seances.filter((one) => one.shown && one.year === YEAR && one.organizer === at)
			.length
	};
	return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount > 0));
}

type Tx = Parameters<Parameters<typeof transaction>[0]>[0];

async function tell(tx: Tx, { seances, bookings, mentorings }: Story): Promise<void> {
	const { organizations, places, person, other } = made;
	for (const [nth, one] of seances.entries()) {
		const [pool, offering, occurrence] = [newId(), newId(), newId()];
		const [from, until] = [clock(one.year, nth, 0), clock(one.year, nth, one.minutes)];
		await sql`insert into participation.pool (id, waiting) values (${pool}, false)`.execute(tx);
		await sql`insert into agenda.offering (id, slug, kind, area, title, summary, organization, published_at) values (${offering}, ${`s-${offering}`}, 'talk', 'agenda',
			${sentence}, ${sentence}, ${organizations[one.organizer]}, ${one.published || one.shown ? NOW : null})`.execute(
			tx
		);
		if (one.shown && !one.published) one.published = true;
		await sql`insert into agenda.occurrence (id, offering, starts_at, ends_at, time_zone, place, pool, status, cancelled_at) values (${occurrence}, ${offering},
			${from}, ${until}, 'Europe/Brussels', ${places[one.place]}, ${pool}, ${one.cancelled ? 'cancelled' : 'scheduled'}, ${one.cancelled ? NOW : null})`.execute(
			tx
		);
		for (const state of [...Array(one.came).fill('fulfilled'), ...Array(one.missed).fill('no_show')])
			await seat(tx, 'rsvp', 'occurrence', occurrence, state);
		if (!one.shown) continue;
		const show = newId();
		await sql`insert into stage.show (id, occurrence) values (${show}, ${occurrence})`.execute(tx);
		await sql`insert into stage.room (id, show, purpose, opened_at, started_at, ended_at) values (${newId()}, ${show}, 'air', ${from}, ${from}, ${until})`.execute(
			tx
		);
	}
	for (const [nth, one] of bookings.entries()) {
		const [space, reservation] = [newId(), newId()];
		const during = sql`tstzrange(${clock(one.year, nth, 0)}, ${clock(one.year, nth, one.minutes)})`;
		const booked = await seat(tx, 'reservation', 'reservation', reservation, 'confirmed');
		await sql`insert into spaces.space (id, slug, place, kind, name, hours) values (${space}, ${`s-${space}`}, ${places[one.place]}, ${one.kind},
			${sentence}, '[]')`.execute(tx);
		await sql`insert into spaces.reservation (id, space, booking, during, organization) values (${reservation}, ${space}, ${booked}, ${during},
			${one.payer === null ? null : organizations[one.payer]})`.execute(tx);
		await sql`insert into spaces.allocation (id, space, subject_kind, subject, during, state) values (${newId()}, ${space}, 'reservation', ${reservation},
			${during}, ${one.state})`.execute(tx);
	}
	const mentors = [person, other].map((who) => ({ id: newId(), who }));
	for (const [at, { id, who }] of mentors.entries())
		await sql`insert into venture.mentor (id, person, asked_as, organization) values (${id}, ${who}, 'M', ${organizations[at]})`.execute(
			tx
		);
	for (const [nth, one] of mentorings.entries()) {
		const [hours, mentor] = [newId(), mentors[one.of]];
		const founder = one.of ? person : other;
		const during = sql`tstzrange(${clock(one.year, nth, 0)}, ${clock(one.year, nth, one.minutes)})`;
		await sql`insert into venture.mentor_hours (id, mentor, during, slot_minutes) values (${hours}, ${mentor?.id}, ${during}, 15)`.execute(
			tx
		);
		await sql`insert into venture.mentoring (id, hours, mentor, person, during, state, mentor_says, person_says) values (${newId()}, ${hours}, ${mentor?.id},
			${founder}, ${during}, 'confirmed', ${one.says[0]}, ${one.says[1]})`.execute(tx);
	}
}

/** A moment of a year, each a day apart. */
const clock = (year: number, nth: number, minutes: number): Date => new Date(Date.UTC(year, 5, 1 + nth, 8, minutes));

async function seat(tx: Tx, kind: string, subjectKind: string, subject: string, state: string): Promise<string> {
	const id = newId();
	await sql`insert into participation.booking (id, kind, subject_kind, subject, locale, idempotency_key, token_hash, source) values (${id}, ${kind},
		${subjectKind}, ${subject}, 'fr', ${id}, ${Buffer.from(id)}, 'desk')`.execute(tx);
	await sql`insert into participation.seat (id, booking, state, ticket) values (${newId()}, ${id}, ${state}, ${id})`.execute(
		tx
	);
	return id;
}

async function forget(tx: Tx): Promise<void> {
	for (const place of [
		...[
			'venture.mentoring',
			'venture.mentor_hours',
			'venture.mentor',
			'spaces.allocation',
			'spaces.reservation',
			'spaces.space'
		],
		...[
			'stage.room',
			'stage.show',
			'participation.seat',
			'participation.booking',
			'agenda.occurrence',
			'agenda.offering'
		],
		'participation.pool'
	])
		await sql`delete from ${sql.raw(place)}`.execute(tx);
}
