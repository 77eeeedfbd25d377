import { Refusal } from '#kernel/errors.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { alternatives, bookSpace, spaceById, Taken } from '#spaces/server';

export type Wanted = Readonly<{ id: string; slug: string }>;

/** Somebody who asks for a space; moments in milliseconds, so that it can be sent to another process. */
export type Ask = Readonly<{ space: Wanted; from: number; until: number; who: string }>;

/** What one is told: `code` null when one has it, else why not, with what is named instead. */
export type Answer = Readonly<{ code: string | null; nearest: readonly Nearest[] }>;
export type Nearest = Readonly<{ slug: string; from: number; until: number }>;

/** A way in: the form of the page, or the core in processes of its own. */
export type Door = Readonly<{ name: string; book: (ask: Ask) => Promise<Answer>; moments: boolean }>;

/** Books in this process. */
export async function bookHere({ space, from, until, who }: Ask): Promise<Answer> {
	const time = { startsAt: new Date(from), endsAt: new Date(until) };
	const person = { name: who, email: emailOf(who), locale: 'fr', idempotencyKey: crypto.randomUUID() } as const;
	const request = { ...person, ...time, quantity: 1, purpose: null, people: null };
	try {
		await transaction((tx) => bookSpace(tx, space.id, request, { actor: null, source: 'web' }));
		return { code: null, nearest: [] };
	} catch (error) {
		if (!(error instanceof Refusal)) return { code: String(error), nearest: [] };
		if (!(error instanceof Taken)) return { code: error.code, nearest: [] };
		const wanted = { from: time.startsAt, until: time.endsAt };
		const { times, others } = await alternatives(await spaceById(space.id), wanted, db);
		const own = times.map((one) => ({ slug: space.slug, from: one.from.getTime(), until: one.until.getTime() }));
		return { code: error.code, nearest: [...own, ...others.map(({ slug }) => ({ slug, from, until }))] };
	}
}

export const emailOf = (who: string): string => `${who.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.org`;
