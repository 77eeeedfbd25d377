import { occurrencesIn } from '#agenda/server';
import { type Fact, ref } from '#kernel/facts.ts';
import { idNamed } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isOver } from '#participation';
import { bookWithin, cancel, lockPools } from '#participation/server';
import { within } from './tables.ts';

/** Why a place in a séance is given back when somebody leaves her cohort, for the log. */
const LEFT = 'cohort_left';
/** The source says that nobody asked for these bookings one by one; so no letter tells of each. */
const source = 'job';

/**
 * Gives every participant of a cohort a booking in each séance that has not begun, and takes those of whoever has left back. What a participant has
 * cancelled herself stays cancelled. The same again changes nothing.
 */
export async function keepBookings(tx: Tx, cohort: string): Promise<void> {
	const members = await membersOf(tx, cohort);
	const seances = await seancesAhead(tx, cohort);
	if (!seances.length) return;
	await lockPools(
		tx,
		seances.map(({ pool }) => pool)
	);
	const known = await bookingsIn(
		tx,
		seances.map(({ id }) => id)
	);
	for (const member of members)
		for (const seance of seances) {
			const there = known.filter(({ subject }) => subject === seance.id);
			const own = there.find(({ key }) => key === keyOf(seance, member));
			const holds = there.some(({ party, states }) => party === member.person && !states.every(isOver));
			if (member.leftAt) await giveBack(tx, own);
			else if (!own && !holds) await bookPlace(tx, seance, member);
		}
}

/** In how many séances that have not begun a participant has a place that leaving the cohort gives back. */
export async function placesAhead(tx: Tx, { id, cohort }: Readonly<{ id: string; cohort: string }>): Promise<number> {
	const ahead = await seancesAhead(tx, cohort);
	const keys = new Set(ahead.map((seance) => keyOf(seance, { id })));
	const known = await bookingsIn(
		tx,
		ahead.map((seance) => seance.id)
	);
	return known.filter(({ key, states }) => keys.has(key) && states.includes('confirmed')).length;
}

/** By it the cohort knows the booking that it made for an enrolment. */
const keyOf = (seance: Readonly<{ id: string }>, member: Readonly<{ id: string }>): string =>
	idNamed(seance.id, member.id);

async function bookPlace(tx: Tx, seance: Readonly<{ id: string; pool: string }>, member: Member): Promise<void> {
	const { person, name, email, locale } = member;
	const request = { name, email, locale, seats: [{ name: undefined }], idempotencyKey: keyOf(seance, member) };
	const subject = ref('occurrence', seance.id);
	const actor = ref('person', person);
	await bookWithin(tx, request, { subject, kind: 'rsvp', pools: [seance.pool], actor, source });
}

async function giveBack(tx: Tx, own: Known | undefined): Promise<void> {
	if (own?.states.includes('confirmed'))
		await cancel(tx, own.id, { by: 'organiser', source, actor: null, reason: LEFT });
}

/**
 * Reader of the log: whoever plans, moves or reinstates a séance of a course in the agenda does it for the cohort, and somebody who enrolled at the
 * very moment when one was planned has her place in it all the same.
 */
export async function hearSeances(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const enrolled = facts.flatMap(({ verb, context }) => (verb === 'learning.enrolled' && context ? [context.id] : []));
	for (const cohort of new Set([...enrolled, ...(await cohortsPlanned(tx, facts))])) await keepBookings(tx, cohort);
}

const planned: ReadonlySet<Fact['verb']> = new Set(['agenda.scheduled', 'agenda.rescheduled', 'agenda.reinstated']);

async function cohortsPlanned(tx: Tx, facts: readonly Fact[]): Promise<string[]> {
	const offerings = facts.flatMap(({ verb, context }) => (planned.has(verb) && context ? [context.id] : []));
	if (!offerings.length) return [];
	const cohorts = await within(tx)
		.selectFrom('learning.cohortCourse')
		.select('cohort')
		.distinct()
		.where((row) => row('offering', '=', row.fn.any(row.val([...new Set(offerings)]))))
		.execute();
	return cohorts.map(({ cohort }) => cohort);
}

type Known = Awaited<ReturnType<typeof bookingsIn>>[number];
type Member = Awaited<ReturnType<typeof membersOf>>[number];

/** Who is and was in a cohort. */
const membersOf = (tx: Tx, cohort: string) =>
	within(tx)
		.selectFrom('learning.enrolment as e')
		.innerJoin('identity.person as p', 'p.id', 'e.person')
		.select(['e.id', 'p.id as person', 'p.name', 'p.email', 'p.locale', 'e.leftAt'])
		.where('e.cohort', '=', cohort)
		.orderBy('e.id')
		.execute();

async function seancesAhead(tx: Tx, cohort: string) {
	const courses = await within(tx)
		.selectFrom('learning.cohortCourse')
		.select('offering')
		.where('cohort', '=', cohort)
		.execute();
	const listings = await occurrencesIn(
		courses.map(({ offering }) => offering),
		tx
	);
	const now = new Date();
	return listings
		.map(({ occurrence }) => occurrence)
		.filter(({ status, startsAt, places }) => status === 'scheduled' && startsAt > now && !places.closed);
}

const bookingsIn = (tx: Tx, occurrences: readonly string[]) =>
	within(tx)
		.selectFrom('participation.bookingCard')
		.innerJoin('participation.bookingKey', 'booking', 'id')
		.select(['id', 'subject', 'party', 'states', 'key'])
		.where('subjectKind', '=', 'occurrence')
		.where((row) => row('subject', '=', row.fn.any(row.val([...occurrences]))))
		.execute();
