import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import { isId } from '#kernel/id.ts';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { type State, states } from '#participation';
import type { On } from './tables.ts';
import { takingPart } from './taking-part.ts';

/** A booking for a séance, as the team sees it in a list. */
export type Registration = Readonly<{
	id: string;
	/** Whose it is, when somebody who is known made it. */
	person: string | null;
	name: string | null;
	email: string | null;
	/** The names given for its seats. */
	names: string | null;
	locale: Locale;
	/** Its seats that take a place, and that wait for one. */
	held: number;
	waits: number;
	states: readonly State[];
	createdAt: Date;
	occurrence: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	offering: string;
	slug: string;
	title: Words;
	/** Whether its activity asks for a first name and a surname. */
	twoNames: boolean;
	organization: string;
}>;

export const registrationSorts = ['created', 'name', 'seance', 'seats'] as const;

export type RegistrationQuery = Readonly<{
	q: string;
	/** Ids, a state, and « coming » or « past »; '' or what is none narrows nothing. */
	filters: Readonly<Record<'activity' | 'occurrence' | 'state' | 'when', string>>;
	sort: (typeof registrationSorts)[number];
	descending: boolean;
	/** Null: of all organisations. */
	organizations: readonly string[] | null;
}>;

/** A page of the registrations for séances, and how many there are in all. */
export async function registrations(
	query: RegistrationQuery,
	{ offset, limit }: Readonly<{ offset: number; limit: number }>,
	on: On = db
): Promise<{ rows: Registration[]; total: number }> {
	const [rows, counted] = await Promise.all([
		inOrder(query, on).offset(offset).limit(limit).execute(),
		narrowed(query, on).select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow()
	]);
	return { rows, total: Number(counted.total) };
}

/** All of them, some at a time. */
export const registrationsInPortions = (query: RegistrationQuery, tx: Tx): AsyncGenerator<Registration[]> =>
	portionsOf<Registration>(tx, inOrder(query, tx));

/** What a list of registrations asks of those who registered: the questions that somebody answered, and whether a name is in two parts. */
export async function registrationColumns(query: RegistrationQuery, tx: Tx) {
	const listed = narrowed(query, tx).select(['b.id', 'f.id as offering', 'f.twoNames']);
	const { rows: questions } = await sql<{ id: string; label: Words }>`select q.id, q.label from agenda.question q
		where exists (select from agenda.answer a join (${listed}) l on l.id = a.booking where a.question = q.id) order by q.offering, q.rank, q.id`.execute(
		tx
	);
	const { rows: offerings } = await sql<{ offering: string; two: boolean }>`
		select l.offering, bool_or(l.two_names or b.given is not null or exists (select from participation.seat s where s.booking = l.id and s.given is not null)) as two
		from (${listed}) l join participation.booking b on b.id = l.id group by l.offering`.execute(tx);
	return { questions, offerings: offerings.map(({ offering }) => offering), two: offerings.some(({ two }) => two) };
}

/** One registration, for whoever may see it. @throws 404 when there is none. */
export async function registrationOf(booking: string, on: On = db): Promise<Registration> {
	if (!isId(booking)) throw missing();
	const found = await all(on).select(columns).where('b.id', '=', booking).executeTakeFirst();
	if (!found) throw missing();
	return found;
}

/** An activity or a séance that a list can be narrowed to. */
export type Choice = Readonly<{ id: string; title: Words; startsAt: Date; timeZone: string }>;

/** The activities that somebody registered for, the one with the latest séance first. */
export const registeredActivities = (organizations: readonly string[] | null, on: On = db): Promise<Choice[]> =>
	takingPart(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('agenda.occurrence as o', 'o.offering', 'f.id')
		.select(['f.id', 'f.title', 'o.timeZone'])
		.select((row) => row.fn.max('o.startsAt').as('startsAt'))
		.where(hosted(organizations))
		.where('f.publishedAt', 'is not', null)
		.groupBy(['f.id', 'f.title', 'o.timeZone'])
		.orderBy('startsAt', 'desc')
		.limit(MOST_CHOICES)
		.execute();

/** The séances of an activity, the latest first. */
export const seancesOf = (offering: string, on: On = db): Promise<Choice[]> =>
	takingPart(on)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select(['o.id', 'f.title', 'o.startsAt', 'o.timeZone'])
		.where('o.offering', '=', offering)
		.orderBy('o.startsAt', 'desc')
		.limit(MOST_CHOICES)
		.execute();

/** What the team noted about a registration; null when nothing. */
export async function noteOf(booking: string, on: On = db): Promise<string | null> {
	const row = await takingPart(on)
		.selectFrom('agenda.bookingNote')
		.select('text')
		.where('booking', '=', booking)
		.executeTakeFirst();
	return row?.text ?? null;
}

/** Keeps a note about a registration, of 2000 characters at most; an empty one takes it away. */
export async function keepNote(tx: Tx, booking: string, given: string, writtenBy: string): Promise<void> {
	const text = given.trim().slice(0, LONGEST_NOTE);
	if (!text) {
		await takingPart(tx).deleteFrom('agenda.bookingNote').where('booking', '=', booking).execute();
		return;
	}
	await takingPart(tx)
		.insertInto('agenda.bookingNote')
		.values({ booking, text, writtenBy })
		.onConflict((conflict) => conflict.column('booking').doUpdateSet({ text, writtenBy, writtenAt: sql`now()` }))
		.execute();
}

/** Where those who registered take part online; null when nowhere. It is told to nobody else. */
export async function onlineAddress(occurrence: string, on: On = db): Promise<string | null> {
	const row = await takingPart(on)
		.selectFrom('agenda.occurrence')
		.select('onlineUrl')
		.where('id', '=', occurrence)
		.executeTakeFirst();
	return row?.onlineUrl ?? null;
}

const MOST_CHOICES = 300;
const LONGEST_NOTE = 2000;

const columns = [
	'b.id',
	'b.party as person',
	'b.name',
	'b.email',
	'b.names',
	'b.locale',
	'b.held',
	'b.waits',
	'b.states',
	'b.createdAt',
	'o.id as occurrence',
	'o.startsAt',
	'o.endsAt',
	'o.timeZone',
	'f.id as offering',
	'f.slug',
	'f.title',
	'f.twoNames',
	'f.organization'
] as const;

const orders = {
	created: 'b.createdAt',
	name: sql`b.name collate "und-x-icu"`,
	seance: 'o.startsAt',
	seats: sql`b.held + b.waits`
} as const;

/** Within an activity that asks for two names, by surname; a list of many activities stays in one order. */
const orderOf = ({ sort, filters: { activity, occurrence } }: RegistrationQuery) =>
	sort === 'name' && (isId(activity) || isId(occurrence)) ? bySurname : orders[sort];
const bySurname = sql`coalesce((
	select case when f.two_names then concat_ws(' ', nullif(k.family, ''), k.given) end from participation.booking k where k.id = b.id and k.given is not null
), b.name) collate "und-x-icu"`;

const all = (on: On) =>
	takingPart(on)
		.selectFrom('participation.bookingCard as b')
		.innerJoin('agenda.occurrence as o', 'o.id', 'b.subject')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.where('b.subjectKind', '=', 'occurrence');

/** Only what some organisations answer for; null: all. */
const hosted = (organizations: readonly string[] | null) =>
	sql<boolean>`(${organizations === null} or f.organization = any(${[...(organizations ?? [])]}::uuid[]))`;

function inOrder(query: RegistrationQuery, on: On) {
	const direction = query.descending ? 'desc' : 'asc';
	return narrowed(query, on).select(columns).orderBy(orderOf(query), direction).orderBy('b.id', direction);
}

/** As `plain` writes a text. */
const unaccented = (text: ReturnType<typeof sql>) =>
	sql<string>`regexp_replace(translate(lower(normalize(${text}, NFKD)), '’''-', '   '), '[\u0300-\u036f]', '', 'g')`;

function narrowed({ q, filters, organizations }: RegistrationQuery, on: On) {
	let query = all(on).where(hosted(organizations));
	const { activity, occurrence, state, when } = filters;
	if (isId(activity)) query = query.where('f.id', '=', activity);
	if (isId(occurrence)) query = query.where('o.id', '=', occurrence);
	if (states.some((one) => one === state)) query = query.where(sql<boolean>`${state} = any(b.states)`);
	if (when === 'coming') query = query.where('o.endsAt', '>', new Date());
	if (when === 'past') query = query.where('o.endsAt', '<=', new Date());
	for (const word of plain(q).split(' ').filter(Boolean).slice(0, 8))
		query = query.where(
			sql<boolean>`strpos(${unaccented(sql`concat_ws(' ', b.name, b.names, b.email)`)}, ${word}) > 0`
		);
	return query;
}
