import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { allDay } from '#spaces';
import { addSpace, cancelReservation, makeScreen, reserve, spaceById } from '#spaces/server';
import { by, settleIn } from '../hub.ts';

/** A room that is always open, with the link of the screen at its door. */
export async function roomWithScreen(place: string) {
	await settleIn();
	return transaction(async (tx) => {
		const person = await findOrMakePerson(tx, { name: 'Ada', email: 'ada@exemple.invalid', locale: 'fr' });
		await grant(tx, { person, role: 'admin', scope: null, by: null, source: 'desk' });
		const name = { source: 'fr', fr: 'Salle des Terrils' } as const;
		const id = await addSpace(
			tx,
			{ place, kind: 'room', name, hours: allDay, closedOnHolidays: false, capacity: 12, fictional: true },
			by
		);
		const [maker, space] = [await absent(person, tx), await spaceById(id, tx)];
		if (!maker) throw new Error('nobody made the screen');
		return { space, maker, secret: (await makeScreen(tx, space, 'Porte', maker)).secret };
	});
}

/** Books the room as a second program would: what happens is in the log, and nobody says so to the first one. @returns the reservation */
export async function book(space: string, startsAt: Date, minutes: number): Promise<string> {
	const request = {
		...{
			name: 'Zoé Secrète',
			email: 'zoe@exemple.invalid',
			locale: 'fr' as const,
			idempotencyKey: crypto.randomUUID()
		},
		...{ startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) },
		...{ quantity: 1, purpose: 'Entretien confidentiel', people: null }
	};
	const made = await transaction((tx) => reserve(tx, space, request, { actor: null, source: 'web', approval: false }));
	return made.reservation;
}

export const giveBack = (reservation: string): Promise<void> =>
	transaction((tx) =>
		cancelReservation(tx, reservation, { ...by, actor: ref('reservation', reservation), side: 'organiser' })
	);
