import { register } from '#agenda/server';
import { Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { allDay } from '#spaces';
import { addSpace, bookSpace, keepTerms } from '#spaces/server';
import { by } from '../hub.ts';

const HOUR = 3_600_000;
const first = Math.ceil(Date.now() / (24 * HOUR)) * 24 * HOUR + 48 * HOUR;

/** The hour of a number, from three days ahead on. */
export const moment = (hour: number): Date => new Date(first + hour * HOUR);

/** Adds a machine that is always open. @returns its id. */
export const machine = (slug: string, induction: string | null): Promise<string> =>
	transaction(async (tx) => {
		const name = { source: 'fr', fr: slug } as const;
		const given = { place: 'quai', slug, kind: 'machine', name, hours: allDay, closedOnHolidays: false } as const;
		const id = await addSpace(tx, { ...given, fictional: true }, by);
		await keepTerms(tx, id, { induction, hourCents: 0 }, by);
		return id;
	});

/** Somebody of whom the hub knows a name, and what is said. */
export const somebody = (name: string, birthYear: number | null = null): Promise<string> =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${newId()}@exemple.invalid`, locale: 'fr', birthYear, fictional: true })
	);

/** She books a machine for an hour by herself. */
export async function bookAs(
	space: string,
	person: string,
	hour: number,
	adult: string | null = null
): Promise<string> {
	const request = {
		...{ name: 'Fab Laborant', email: `${person}@exemple.invalid`, locale: 'fr' as const, idempotencyKey: newId() },
		...{ startsAt: moment(hour), endsAt: moment(hour + 1), quantity: 1, purpose: null, people: null }
	};
	const terms = { actor: ref('person', person), source: 'web', adult } as const;
	return (await transaction((tx) => bookSpace(tx, space, request, terms))).reservation;
}

/** She registers for a séance. @returns her ticket. */
export async function registered(occurrence: string, person: string): Promise<string> {
	const request = {
		...{ name: 'Fab Laborant', email: `${person}@exemple.invalid`, locale: 'fr' as const, idempotencyKey: newId() },
		seats: [{ name: undefined }]
	};
	const { booking } = await register(request, occurrence, { actor: ref('person', person), source: 'web' });
	return booking.seats[0]?.ticket ?? '';
}

/** With what an act is refused; null: it is not. */
export const refusal = (act: Promise<unknown>): Promise<Refusal | null> =>
	act.then(
		() => null,
		(error: unknown) => {
			if (error instanceof Refusal) return error;
			throw error;
		}
	);
