import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { setPassword } from '#kernel/identity/server/password.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { personOfRequest } from '#kernel/identity/server/sessions.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { bookClass, cardsOf, makePupils, visitOf } from '#learning/server';
import { by } from '../hub.ts';
import { sessionOf } from '../learning/session.ts';
import { cookieLine } from '../pages.ts';

export const PASSWORD = 'pont canal terril 1837';

/** A class: its code, and its pupils with the pictures on their cards. */
export type SchoolClass = Readonly<{
	code: string;
	cards: readonly Readonly<{ id: string; pictures: readonly string[] | null }>[];
}>;

/** A class of so many, at an afternoon of the demonstration. */
export async function classOfPupils(count: number): Promise<SchoolClass> {
	const { rows } = await sql<{ id: string }>`
		select o.id from agenda.occurrence o join learning.class_offer c on c.offering = o.offering
		where o.starts_at > now() + interval '1 day' order by o.starts_at`.execute(db);
	for (const { id } of rows) {
		const booked = await bookClass(typed(count), id, { actor: null, source: 'web' }).catch(() => null);
		const its = booked && (await visitOf(booked.booking.id))?.class;
		if (!its) continue;
		await transaction((tx) => makePupils(tx, its, count, by));
		const { rows: codes } = await sql<{ code: string }>`
			select code from learning.school_class where id = ${its}`.execute(db);
		return { code: codes[0]?.code ?? '', cards: await cardsOf(its) };
	}
	throw new Error('the demonstration has no afternoon for a class');
}

/** What a teacher types. */
const typed = (pupils: number) =>
	({
		...{ name: 'Lila Terril', email: 'classe@example.org', school: 'École du Canal', pupils, adults: 2 },
		...{ needs: null, phone: null, idempotencyKey: newId() },
		year: 'p6',
		stream: 'core',
		locale: 'fr'
	}) as const;

/** Somebody with an account and a password. @returns her address */
export async function withPassword(url: string, name: string): Promise<string> {
	const email = `${name}@example.org`;
	const person = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	const viewer = await personOfRequest(new Headers({ cookie: cookieLine(await sessionOf(url, person)) }));
	if (!viewer) throw new Error(`${email} is not signed in`);
	await setPassword({ password: PASSWORD }, viewer);
	return email;
}
