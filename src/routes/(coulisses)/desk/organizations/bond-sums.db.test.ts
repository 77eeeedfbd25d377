import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { publishOffering, trashOffering, unpublishOffering } from '#agenda/server';
import { bondOf } from '#bond.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { by, house, NOW, room, sentence, somebody, YEAR } from './bond.fixture.ts';

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
	standing: fc.constantFrom('draft', 'published', 'withdrawn since', 'withdrawn before', 'in the trash'),
	cancelled: fc.boolean(),
	year: fc.constantFrom(YEAR - 1, YEAR, YEAR, YEAR),
	minutes: fc.integer({ min: 15, max: 600 }),
	came: fc.nat(3),
	missed: fc.nat(2),
	shown: fc.boolean(),
	carrier: fc.option(fc.nat(1))
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
const training = fc.record({
	of: fc.nat(1),
	year: fc.constantFrom(YEAR - 1, YEAR, YEAR + 1),
	twoYears: fc.boolean(),
	left: fc.boolean(),
	trashed: fc.boolean()
});

test('whatever happened in the hub, each organisation gave and received what the story says', async () => {
	const story = fc.record({
		seances: fc.array(seance, { maxLength: 5 }),
		bookings: fc.array(booking, { maxLength: 4 }),
		mentorings: fc.array(mentoring, { maxLength: 3 }),
		trainings: fc.array(training, { maxLength: 4 })
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
		standing: string;
		cancelled: boolean;
		year: number;
		minutes: number;
		came: number;
		missed: number;
		shown: boolean;
		carrier: number | null;
	}[];
	bookings: { place: number; payer: number | null; kind: string; year: number; minutes: number; state: string }[];
	mentorings: { of: number; year: number; minutes: number; says: [boolean | null, boolean | null] }[];
	trainings: { of: number; year: number; twoYears: boolean; left: boolean; trashed: boolean }[];
};

/** A show that was on air is of a séance that everybody could see. */
const stood = ({ shown, standing }: Story['seances'][number]): string => (shown ? 'published' : standing);

/** The same sums once more, by hand. */
function expected({ seances, bookings, mentorings, trainings }: Story, at: number): Record<string, number> {
	const held = seances.filter(
		(one) => one.year === YEAR && ['published', 'withdrawn since'].includes(stood(one)) && !one.cancelled
	);
	const aired = seances.filter((one) => one.shown && one.year === YEAR);
	const there = trainings.filter(
		(one) =>
			one.of === at && !one.trashed && (one.year === YEAR || (one.year === YEAR - 1 && one.twoYears && !one.left))
	);
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
		'given shows Its shows on air': aired.filter((one) => one.organizer === at).length,
		'given shows Shows of others that it carried': aired.filter((one) => one.carrier === at && one.organizer !== at)
			.length,
		'given people Trainees of its programmes': there.length
	};
	return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount > 0));
}

type Tx = Parameters<Parameters<typeof transaction>[0]>[0];

async function tell(tx: Tx, story: Story): Promise<void> {
	await tellSeances(tx, story.seances);
	await tellBookings(tx, story.bookings);
	await tellMentorings(tx, story.mentorings);
	await tellTrainings(tx, story.trainings);
}

async function tellSeances(tx: Tx, seances: Story['seances']): Promise<void> {
	const { organizations, places } = made;
	for (const [nth, one] of seances.entries()) {
		const [pool, offering, occurrence] = [newId(), newId(), newId()];
		const [from, until] = [clock(one.year, nth, 0), clock(one.year, nth, one.minutes)];
		await sql`insert into participation.pool (id, waiting) values (${pool}, false)`.execute(tx);
		await sql`insert into agenda.offering (id, slug, kind, area, title, summary, organization, published_at) values (${offering}, ${`s-${offering}`}, 'talk', 'agenda',
			${sentence}, ${sentence}, ${organizations[one.organizer]}, null)`.execute(tx);
		await sql`insert into agenda.occurrence (id, offering, starts_at, ends_at, time_zone, place, pool, status, cancelled_at) values (${occurrence}, ${offering},
			${from}, ${until}, 'Europe/Brussels', ${places[one.place]}, ${pool}, ${one.cancelled ? 'cancelled' : 'scheduled'}, ${one.cancelled ? NOW : null})`.execute(
			tx
		);
		await stand(tx, offering, one, from, until);
		for (const state of [...Array(one.came).fill('fulfilled'), ...Array(one.missed).fill('no_show')])
			await seat(tx, 'rsvp', 'occurrence', occurrence, state);
		if (!one.shown) continue;
		const show = newId();
		await sql`insert into stage.show (id, occurrence) values (${show}, ${occurrence})`.execute(tx);
		await sql`insert into stage.room (id, show, purpose, opened_at, started_at, ended_at) values (${newId()}, ${show}, 'air', ${from}, ${from}, ${until})`.execute(
			tx
		);
		if (one.carrier === null) continue;
		const station = newId();
		await sql`insert into stage.station (id, slug, name, organization, theme) values (${station}, ${`s-${station}`}, 'Antenne', ${organizations[one.carrier]},
			'{}')`.execute(tx);
		await sql`insert into stage.show_station (show, station, position) values (${show}, ${station}, 0)`.execute(tx);
	}
}

/** What became of a séance's activity, as the team does it. */
async function stand(tx: Tx, offering: string, one: Story['seances'][number], from: Date, until: Date): Promise<void> {
	const standing = stood(one);
	if (standing === 'draft') return;
	const day = 86_400_000;
	await publishOffering(tx, offering, { ...by, at: new Date(from.getTime() - day) });
	if (standing === 'withdrawn before') await unpublishOffering(tx, offering, { ...by, at: from });
	if (standing === 'withdrawn since')
		await unpublishOffering(tx, offering, { ...by, at: new Date(until.getTime() + day) });
	if (standing === 'in the trash') await trashOffering(tx, offering, { ...by, at: new Date(until.getTime() + day) });
}

async function tellBookings(tx: Tx, bookings: Story['bookings']): Promise<void> {
	const { organizations, places } = made;
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
}

async function tellMentorings(tx: Tx, mentorings: Story['mentorings']): Promise<void> {
	const { organizations, person, other } = made;
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

async function tellTrainings(tx: Tx, trainings: Story['trainings']): Promise<void> {
	for (const one of trainings) {
		const [programme, pool, cohort, enrolment] = [newId(), newId(), newId(), newId()];
		await sql`insert into learning.programme (id, slug, title, summary, organization, bands, deleted_at) values (${programme}, ${`s-${programme}`}, ${sentence},
			${sentence}, ${made.organizations[one.of]}, '[]', ${one.trashed ? NOW : null})`.execute(tx);
		await sql`insert into participation.pool (id, waiting) values (${pool}, false)`.execute(tx);
		await sql`insert into learning.cohort (id, programme, slug, name, from_day, to_day, pool) values (${cohort}, ${programme}, 'c', 'C', ${`${one.year}-02-01`},
			${`${one.year + Number(one.twoYears)}-06-30`}, ${pool})`.execute(tx);
		const booking = await seat(tx, 'application', 'cohort', cohort, 'confirmed');
		await sql`insert into learning.enrolment (id, cohort, booking, since, left_at) values (${enrolment}, ${cohort}, ${booking}, ${new Date(Date.UTC(one.year, 1, 1))},
			${one.left ? new Date(Date.UTC(one.year, 2, 1)) : null})`.execute(tx);
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
		...['learning.enrolment', 'learning.cohort', 'learning.programme'],
		...[
			'stage.room',
			'stage.show_station',
			'stage.show',
			'stage.station',
			'participation.seat',
			'participation.booking',
			'agenda.occurrence',
			'agenda.offering'
		],
		'participation.pool'
	])
		await sql`delete from ${sql.raw(place)}`.execute(tx);
}
