import { ref } from '#kernel/facts.ts';
import { makeKey } from '#kernel/identity/server/keys.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { join as joinCrew, overlayKey } from '#stage/server';

/** A key to the overlay of a show's station, in the name of somebody who directs it. */
export const overlaySecret = (show: string, station: string): Promise<string> =>
	transaction(async (tx) => {
		const person = await findOrMakePerson(tx, {
			...{ name: 'Odile Habillage (fictive)', email: 'odile@example.org', locale: 'fr' },
			fictional: true
		});
		await joinCrew(tx, show, { person, post: 'director', station: null });
		const opens = { name: station, scope: ref('show', show), part: station };
		return (await makeKey(tx, overlayKey, opens, { actor: ref('person', person), source: 'desk' })).secret;
	});
