import { NewOffering } from '#agenda';
import { cancel, publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type NameParts, proposedParts } from '#kernel/name.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { book, takeOverHistory } from '#participation/server';
import { tellAfterwards, tellCategories, tellQuestions } from './afterwards.ts';
import { ago, anchor, before, momentOf, oneByOne, pastWeeks, todayIn } from './calendar.ts';
import { tellFestival } from './festival.ts';
import type { Demonstration } from './shapes.ts';

export type People = readonly Readonly<{ slug: string; id: string; name: string; email: string; locale: Locale }>[];
type Activity = Demonstration['fiction']['activities'][number];
type Occurrence = Activity['occurrences'][number];
type Invited = People[number] & Readonly<{ parts?: NameParts }>;
type Told = { occurrences: number; bookings: number };

const DAY = 86_400_000;
/** Days before it begins; what is far ahead was announced some days ago. */
const [ANNOUNCED, LATEST] = [45, 9];
/** Where each registration is approved, so many of each séance still wait for a yes. */
const UNANSWERED = 2;
/** Which kind of ticket one takes who comes first, second …: mostly the first one, now and then the last. */
const KINDS = [0, 0, 1, 0, 2, 1, 0];
const source = 'demo';

/** Publishes the invented activities with what was, what is to come, and who registered. @returns how many of each. */
export async function tellActivities(demonstration: Demonstration, people: People): Promise<Told> {
	const { hub, fiction, journey } = demonstration;
	const from = anchor(todayIn(hub.timeZone));
	const told = { occurrences: 0, bookings: 0 };
	for (const activity of fiction.activities) {
		const comes = comesTo(activity.id, journey);
		const id = await transaction((tx) => writeOffering(tx, asOffering(activity)));
		await transaction((tx) => publishOffering(tx, id, { actor: null, source, at: longAgo() }));
		const categories = await happenedAt(longAgo(), () =>
			transaction(async (tx) => {
				await tellQuestions(tx, id, activity);
				return tellCategories(tx, id, activity);
			})
		);
		await transaction((tx) => tellFestival(tx, id, activity.id, demonstration));
		for (const [turn, given] of activity.occurrences.entries()) {
			const startsAt = momentOf(from, given.day, given.start, hub.timeZone);
			const invited = shuffled(people, turn + activity.id.length).filter(comes);
			const space = demonstration.spaces.rooms[activity.place] ?? null;
			await tellOccurrence(id, activity, { ...given, space, categories }, startsAt, invited, hub.timeZone);
			told.occurrences++;
			told.bookings += given.bookings;
		}
		const year = await tellYear(id, activity, fiction, people.filter(comes), hub.timeZone);
		told.occurrences += year.occurrences;
		told.bookings += year.bookings;
	}
	return told;
}

/** Who comes to an activity: not yet the players whose challenges it closes. */
function comesTo(activity: string, { activities, players }: Demonstration['journey']) {
	const away = activities.includes(activity) ? players.map(({ person }) => person) : [];
	return ({ slug }: People[number]): boolean => !away.includes(slug);
}

const longAgo = (): Date => new Date(Date.now() - 366 * DAY);

const asOffering = ({
	id: slug,
	place: _,
	occurrences: __,
	questions: ___,
	categories: ____,
	...rest
}: Activity): NewOffering => NewOffering.parse({ ...rest, slug });

async function tellOccurrence(
	offering: string,
	{ place, approval = false, twoNames = false }: Activity,
	given: Occurrence & Readonly<{ space: string | null; categories: readonly string[] }>,
	startsAt: Date,
	people: People,
	timeZone: string
): Promise<void> {
	const { capacity, waiting, offerMinutes, bookings, attended = 0 } = given;
	const endsAt = new Date(startsAt.getTime() + given.minutes * 60_000);
	const past = endsAt.getTime() < Date.now();
	const announced = before(new Date(startsAt.getTime() - ANNOUNCED * DAY), past ? 0 : LATEST);
	const { theme, mode, onlineUrl } = given;
	const room = { place, space: given.space, capacity: past ? null : capacity, waiting, offerMinutes };
	const when = { startsAt, endsAt, timeZone, ...room, theme, mode, onlineUrl };
	const { id, pool } = await transaction((tx) => schedule(tx, offering, when, { actor: null, source, at: announced }));
	if (past) await transaction((tx) => attend(tx, id, pool, startsAt, endsAt, people.slice(0, bookings), attended));
	else {
		const how = { announced, unanswered: approval ? UNANSWERED : 0, categories: given.categories };
		await registerAll(id, pool, withNames(people, bookings, twoNames), how);
	}
	await happenedAt(before(new Date(endsAt.getTime() + DAY), 0), () =>
		transaction((tx) => tellAfterwards(tx, id, given, people))
	);
	if (given.cancelled) await transaction((tx) => cancel(tx, id, { actor: null, source, at: ago(1) }));
}

/** Where it asks for two names, they give them. */
const withNames = (people: People, bookings: number, twoNames: boolean): Invited[] =>
	people.slice(0, bookings).map((person) => (twoNames ? { ...person, parts: proposedParts(person.name) } : person));

type Announced = Readonly<{ announced: Date; unanswered: number; categories: readonly string[] }>;

/** They came one by one since it was announced; the last may wait for an answer. */
async function registerAll(
	occurrence: string,
	pool: string,
	people: readonly Invited[],
	{ announced, unanswered, categories }: Announced
): Promise<void> {
	const moments = oneByOne(announced, new Date(), people.length);
	for (const [turn, person] of people.entries())
		await happenedAt(moments[turn] ?? announced, () =>
			register(occurrence, pool, person, {
				asks: turn >= people.length - unanswered,
				category: categories[KINDS[turn % KINDS.length] ?? 0]
			})
		);
}

function register(
	occurrence: string,
	pool: string,
	{ id, name, parts, email, locale }: Invited,
	{ asks, category }: Readonly<{ asks: boolean; category: string | undefined }>
) {
	return book(
		{ name, parts, email, locale, seats: [{ name: undefined, category }], idempotencyKey: newId() },
		{
			subject: ref('occurrence', occurrence),
			kind: 'rsvp',
			pools: [pool],
			actor: ref('person', id),
			source,
			...(asks && { start: 'submitted' })
		}
	);
}

function attend(
	tx: Tx,
	occurrence: string,
	pool: string,
	startsAt: Date,
	endedAt: Date,
	people: People,
	attended: number
) {
	const bookedAt = new Date(startsAt.getTime() - 5 * DAY);
	return takeOverHistory(
		tx,
		{ subject: ref('occurrence', occurrence), kind: 'rsvp', pool, bookedAt, endedAt, source },
		people.map(({ id: person, name, email, locale }, turn) => ({ person, name, email, locale, came: turn < attended }))
	);
}

/** The weeks of the year as the story gives them: each area's number of facts, as one séance with as many registrations and presences. */
async function tellYear(
	offering: string,
	activity: Activity,
	{ past, activities }: Demonstration['fiction'],
	people: People,
	zone: string
): Promise<Told> {
	const told = { occurrences: 0, bookings: 0 };
	if (activities.find(({ area }) => area === activity.area)?.id !== activity.id) return told;
	for (const { monday, index } of pastWeeks(todayIn(zone))) {
		const facts = past.weeks[activity.area]?.[index] ?? 0;
		const guests = Math.min(Math.round((facts - 1) / 2), people.length);
		if (guests < 1) continue;
		const startsAt = momentOf(monday, 1 + (index % 4), '14:00', zone);
		const given = {
			day: 0,
			start: '14:00',
			minutes: 120,
			capacity: null,
			waiting: true,
			offerMinutes: null,
			bookings: guests,
			attended: guests,
			...{ space: null, categories: [] }
		};
		await tellOccurrence(offering, activity, given, startsAt, shuffled(people, index), zone);
		told.occurrences++;
		told.bookings += guests;
	}
	return told;
}

/** Another order at each turn, the same at every load. */
function shuffled(people: People, turn: number): People {
	const step = [7, 11, 13, 17, 19, 23][turn % 6] ?? 7;
	return people.map((_, index) => people[(index * step + turn) % people.length] as People[number]);
}
