import { refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { BookingRequest } from '#participation';
import { book, type Receipt } from '#participation/server';
import { obstacle } from '../occurrence.ts';
import { occurrence } from './listings.ts';

/**
 * Registers for an occurrence. Whoever is not signed in (`actor` null) becomes, or is, the person of the e-mail address she gives.
 * @throws 404 for what is not published, agenda_is_cancelled, agenda_is_over, agenda_has_started, or a refusal of the engine's `book`.
 */
export async function register(
	request: BookingRequest,
	id: string,
	{ actor, source }: Readonly<{ actor: Ref | null; source: Source }>
): Promise<Receipt> {
	const found = (await occurrence(id)).occurrence;
	const reason = obstacle(found);
	if (reason) throw refused(reason);
	const party = actor ?? (async (tx: Tx) => ref('person', await findOrMakePerson(tx, request)));
	return book(request, { subject: ref('occurrence', id), kind: 'rsvp', pools: [found.pool], actor: party, source });
}
