import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { formOf, open, register, type Seance } from '../hub.ts';
import { type Cookie, sendForm, signedIn } from '../pages.ts';
import type { Arranged } from './pressing.ts';

/** The demonstration, and who is signed in to it. */
export type World = Readonly<{ url: string }> &
	Readonly<Record<'teacher' | 'founder' | 'director' | 'coordinator' | 'admin', readonly Cookie[]>>;

/** Makes something that an act can take away, and says what its question must say. */
export type Arrange = (world: World) => Promise<Arranged>;

export async function worldOf(url: string): Promise<World> {
	const as = (key: Parameters<typeof signedIn>[1]) => signedIn(url, key);
	const [teacher, founder, director, coordinator, admin] = [
		await as('teacher'),
		await as('founder'),
		await as('director'),
		await as('coordinator'),
		await as('admin')
	];
	return { url, teacher, founder, director, coordinator, admin };
}

/** A séance for which some have registered, one place each. */
export async function bookedBy(url: string, people: number): Promise<Seance> {
	const seance = await open(`pris-${newId().slice(-8)}`);
	for (let one = 0; one < people; one++) await register(url, seance, formOf(`Ada Prise ${one} ${seance.slug}`));
	return seance;
}

/** The class of the teacher, with so many pupils to come. */
export async function classOf({ url, teacher }: World, pupils: number): Promise<string> {
	await sql`update learning.class_offer set min_pupils = ${pupils}`.execute(db);
	const { rows } = await sql<{ id: string }>`
		select o.id from agenda.occurrence o join learning.class_offer c on c.offering = o.offering
			join participation.pool p on p.id = o.pool
		where o.starts_at > now() and o.status = 'scheduled' and p.taken = 0 order by o.starts_at limit 1`.execute(db);
	const person = { name: 'Lila Terril', email: 'lila.terril@exemple.invalid', phone: '', needs: '', adults: '2' };
	const its = {
		school: `École ${newId().slice(-6)}`,
		pupils: String(pupils),
		year: 'p5',
		stream: 'core',
		key: newId()
	};
	await sendForm(url, teacher, `/learning/classes/${rows[0]?.id}`, new URLSearchParams({ ...person, ...its }));
	return one(sql`select id from learning.school_class where school = ${its.school}`);
}

/** The first value of a query's first row, as a text. */
export async function one(query: ReturnType<typeof sql>): Promise<string> {
	const { rows } = await query.execute(db);
	const [value] = Object.values((rows[0] ?? {}) as Record<string, unknown>);
	if (value === undefined || value === null) throw new Error('nothing is there to be taken away');
	return String(value);
}

/** A figure of the database. */
export const count = async (query: ReturnType<typeof sql>): Promise<number> => Number(await one(query));
