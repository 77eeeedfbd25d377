import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { addSpace, type PastReservation, reserve, spaceBySlug, takeOverReservations } from '#spaces/server';
import type { People } from './activities.ts';
import { ago, momentOf, pastWeeks, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

const by = { actor: null, source: 'demo' } as const;
const [YEAR, WEEKS_AHEAD] = [360, 4];
const [MINUTE, DAY] = [60_000, 86_400_000];
/** Of so many times that somebody had booked, she did not come once. */
const MISSED = 17;

/** Adds what can be booked in the invented places. */
export async function addSpaces(tx: Tx, { spaces: { spaces } }: Demonstration): Promise<void> {
	for (const given of spaces) await happenedAt(ago(YEAR), () => addSpace(tx, given, by));
}

/** Tells the book of a year, and what is booked in the weeks to come. @returns how many times */
export async function tellSpaces(
	{ spaces: { book }, hub: { timeZone } }: Demonstration,
	people: People
): Promise<number> {
	const today = todayIn(timeZone);
	const monday = today.subtract({ days: today.dayOfWeek - 1 });
	const past = pastWeeks(today).map(({ monday }) => monday);
	const ahead = Array.from({ length: WEEKS_AHEAD + 1 }, (_, turn) => monday.add({ weeks: turn }));
	const ids = new Map<string, string>();
	for (const { space } of book) ids.set(space, (await spaceBySlug(space)).id);
	const told = book.flatMap((line, row) =>
		[...past, ...ahead].flatMap((week, turn) =>
			(turn + row) % line.every === 0
				? line.weekdays.map((weekday, nth) =>
						timeOf(
							line,
							{ space: ids.get(line.space) ?? '', person: personOf(people, line) },
							momentOf(week, weekday - 1, line.start, timeZone),
							turn + nth
						)
					)
				: []
		)
	);
	const now = new Date();
	await transaction((tx) =>
		takeOverReservations(
			tx,
			told.filter(({ endsAt }) => endsAt < now),
			'demo'
		)
	);
	const coming = told.filter(({ startsAt }) => startsAt > now);
	await transaction(async (tx) => {
		for (const one of coming) await happenedAt(one.bookedAt, () => bookOne(tx, one));
	});
	return told.length;
}

type Line = Demonstration['spaces']['book'][number];
type Person = People[number];

function personOf(people: People, { person }: Line): Person {
	const found = people.find(({ slug }) => slug === person);
	if (!found) throw new Error(`the demonstration has nobody called ${person}`);
	return found;
}

function timeOf(
	{ minutes, quantity, purpose }: Line,
	{ space, person: { id, name, email, locale } }: Readonly<{ space: string; person: Person }>,
	startsAt: Date,
	turn: number
): PastReservation {
	const endsAt = new Date(startsAt.getTime() + minutes * MINUTE);
	const bookedAt = new Date(Math.min(startsAt.getTime() - 6 * DAY, Date.now() - DAY));
	const who = { person: id, name, email, locale, came: turn % MISSED !== 0 };
	return { ...who, space, startsAt, endsAt, bookedAt, quantity, purpose, operation: null };
}

async function bookOne(
	tx: Tx,
	{ person, name, email, locale, space, startsAt, endsAt, quantity, purpose }: PastReservation
): Promise<void> {
	const request = {
		name,
		email: email ?? '',
		locale,
		idempotencyKey: newId(),
		startsAt,
		endsAt,
		quantity,
		purpose,
		people: null
	};
	await reserve(tx, space, request, { actor: ref('person', person), source: 'demo', approval: false });
}
