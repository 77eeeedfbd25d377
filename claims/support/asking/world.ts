import { sql } from 'kysely';
import { schedule } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { by, formOf, open, register, type Seance, settleIn } from '../hub.ts';
import { type Cookie, sendForm, signedIn } from '../pages.ts';
import type { Arranged } from './pressing.ts';

const DAY = 86_400_000;

/** The demonstration, and who is signed in to it. */
export type World = Readonly<{ url: string }> &
	Readonly<Record<'teacher' | 'founder' | 'coordinator' | 'admin', readonly Cookie[]>>;

/** Makes something that an act can take away, and says what its question must say. */
export type Arrange = (world: World) => Promise<Arranged>;

/** Signs them in to a hub that has settled in by then. */
export async function worldOf(url: string): Promise<World> {
	await settleIn();
	const as = (key: Parameters<typeof signedIn>[1]) => signedIn(url, key);
	const [teacher, founder, coordinator, admin] = [
		await as('teacher'),
		await as('founder'),
		await as('coordinator'),
		await as('admin')
	];
	return { url, teacher, founder, coordinator, admin };
}

/** A séance for which some have registered, one place each. */
export async function bookedBy(url: string, people: number): Promise<Seance> {
	const seance = await open(`pris-${newId().slice(-8)}`);
	for (let one = 0; one < people; one++) await register(url, seance, formOf(`Ada Prise ${one} ${seance.slug}`));
	return seance;
}

/** One more visit that classes can come to, on a day of its own. */
async function classVisit(): Promise<string> {
	const offering =
		await one(sql`select c.offering from learning.class_offer c join agenda.offering f on f.id = c.offering
		where c.at_hub and f.published_at is not null and f.deleted_at is null limit 1`);
	const visits = await count(sql`select count(*) from agenda.occurrence where offering = ${offering}`);
	const startsAt = new Date(Date.now() + (visits + 10) * DAY);
	const when = {
		startsAt,
		endsAt: new Date(startsAt.getTime() + DAY / 12),
		timeZone: 'Europe/Brussels',
		place: 'quai'
	};
	const open = { capacity: null, waiting: true, offerMinutes: null };
	return (await transaction((tx) => schedule(tx, offering, { ...when, ...open }, by))).id;
}

/** The class of the teacher, with so many pupils to come. */
export async function classOf({ url, teacher }: World, pupils: number): Promise<string> {
	await sql`update learning.class_offer set min_pupils = ${pupils}`.execute(db);
	const id = await classVisit();
	const person = { name: 'Lila Terril', email: 'lila.terril@exemple.invalid', phone: '', needs: '', adults: '2' };
	const its = {
		school: `École ${newId().slice(-6)}`,
		pupils: String(pupils),
		year: 'p5',
		stream: 'core',
		key: newId()
	};
	await sendForm(url, teacher, `/learning/classes/${id}`, new URLSearchParams({ ...person, ...its }));
	return one(sql`select id from learning.school_class where school = ${its.school}`);
}

/** The founder of the demonstration. */
export const founderId = (): Promise<string> =>
	one(sql`select id from identity.person where email = 'noe.pixel@exemple.invalid'`);

/** Somebody whom nobody knows yet. */
export const somebody = (name: string): Promise<string> =>
	transaction((tx) => findOrMakePerson(tx, { name, email: `${newId()}@example.org`, locale: 'fr' }));

export const words = (fr: string) => ({ source: 'fr', fr }) as const;

/** A word of its own in which no figure can be read. */
export const word = (): string =>
	newId()
		.slice(-8)
		.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

/** Tells the form of one row of a list, by the hidden field that names it. */
export const row = (name: string, value: string): string => `:has([name=${name}][value="${value}"])`;

/** The first value of a query's first row, as a text. */
export async function one(query: ReturnType<typeof sql>): Promise<string> {
	const { rows } = await query.execute(db);
	const [value] = Object.values((rows[0] ?? {}) as Record<string, unknown>);
	if (value === undefined || value === null) throw new Error('nothing is there to be taken away');
	return String(value);
}

/** A figure of the database. */
export const count = async (query: ReturnType<typeof sql>): Promise<number> => Number(await one(query));
