import { register } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import type { BookingRequest } from '#participation';
import type { Fit, Receipt } from '#participation/server';

/** Registers as somebody who has signed in with the address that she gives: her letters carry her words, and none is held. */
export async function registered(asked: BookingRequest, occurrence: string, fit?: Fit): Promise<Receipt> {
	const { name, email, locale } = asked;
	const person = await transaction(async (tx) => {
		await prove(tx, email);
		return findOrMakePerson(tx, { name, email, locale });
	});
	return register(asked, occurrence, { actor: ref('person', person), source: 'web', fit });
}
