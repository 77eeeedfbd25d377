import { accountOfPerson } from '#kernel/identity/server/accounts.ts';
import { configure } from '#kernel/identity/server/better-auth.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { openSession } from '#kernel/identity/server/sessions.ts';
import { transaction } from '#kernel/server/db.ts';
import { join as joinCrew } from '#stage/server';

export type Colleague = Readonly<{ person: string; name: string; cookie: string }>;

/** Somebody who directs a show, signed in. */
export async function colleague(url: string, show: string, name: string): Promise<Colleague> {
	configure(url);
	const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${show.slice(-8)}@example.org`;
	const person = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', birthYear: null, fictional: true });
		await accountOfPerson(tx, made);
		await joinCrew(tx, show, { person: made, post: 'director', station: null });
		return made;
	});
	const { cookies } = await openSession(person, { headers: new Headers(), bearer: '127.0.0.1' });
	return { person, name, cookie: cookies.map((line) => line.split(';')[0]).join('; ') };
}

/** The same numbers for the same seed (mulberry32). */
export function chances(seed: number) {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		below: (most: number): number => Math.floor(next() * most),
		happens: (often: number): boolean => next() < often,
		pick: <Of>(all: readonly Of[]): Of => all[Math.floor(next() * all.length)] as Of
	};
}

export type Chances = ReturnType<typeof chances>;
