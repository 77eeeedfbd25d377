import { sql } from 'kysely';
import { Refusal } from '#kernel/errors.ts';
import { type Fact, type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { BookingRequest } from '../request.ts';
import type { State } from '../states.ts';
import { type BookOptions, book } from './index.ts';

/** Something to take part in. */
export const newSubject = (): Ref => ref('occurrence', newId());

export const request = (seats = 1, more: Partial<BookingRequest> = {}): BookingRequest => ({
	name: 'Zoé Delvaux',
	email: 'zoe@example.org',
	seats: Array.from({ length: seats }, () => ({ name: undefined })),
	idempotencyKey: crypto.randomUUID(),
	locale: 'fr',
	...more
});

export const options = (subject: Ref, pools: readonly string[], more: Partial<BookOptions> = {}): BookOptions => ({
	subject,
	kind: 'rsvp',
	pools,
	actor: null,
	source: 'web',
	...more
});

export const reserve = (subject: Ref, pools: readonly string[], seats = 1) =>
	book(request(seats), options(subject, pools));

export async function newPerson(name: string): Promise<string> {
	const id = newId();
	await sql`insert into identity.person (id, name, email) values (${id}, ${name}, ${`${id}@example.org`})`.execute(db);
	return id;
}

/** The code of the refusal that an act ends in, or null when it does not. Any other error is thrown on. */
export async function refusal(act: (tx: Tx) => Promise<unknown>): Promise<string | null> {
	try {
		await transaction(act);
		return null;
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}

/** Sets the clock of all running offers of a booking to a minute ago. */
export async function letLapse(booking: string): Promise<void> {
	await sql`update participation.seat set offered_until = now() - interval '1 minute' where booking = ${booking} and state = 'offered'`.execute(
		db
	);
}

export async function stateOf(seat: string): Promise<State | undefined> {
	const { rows } = await sql<{ state: State }>`select state from participation.seat where id = ${seat}`.execute(db);
	return rows[0]?.state;
}

/** The facts in whose context the subject stands. */
export async function factsOf(subject: Ref): Promise<Fact[]> {
	await sequence();
	return (await factsAfter(db, 0, 100_000)).filter(({ context }) => context?.id === subject.id);
}
