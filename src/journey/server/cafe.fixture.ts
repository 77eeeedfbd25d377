import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { mark } from '#learning/server';
import { addOrganization } from '#network/server';
import { book } from '#participation/server';
import { byTeam, words } from './journey.fixture.ts';

const HOUR = 3_600_000;

/** A published activity of the hub with one séance that has just been. */
export async function cafe(slug = 'cafe-numerique') {
	openSecret('a secret of thirty-two characters', '');
	const place = { locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] };
	const nothing = { website: null, founded: null, status: null, statusAsOf: null };
	const startsAt = new Date(Date.now() - 3 * HOUR);
	const endsAt = new Date(startsAt.getTime() + 2 * HOUR);
	return transaction(async (tx) => {
		const sentence = words('Une phrase.');
		await addOrganization(tx, { ...place, ...nothing, slug: 'hub', name: 'L’équipe', kind: 'hub', sentence }, byTeam);
		const told = { title: words('Café numérique'), summary: words('Résumé.'), body: null, audience: null, price: null };
		const kind = { kind: 'talk', area: 'agenda', organization: 'hub' } as const;
		const more = { minAge: null, sectors: [], languages: [], fictional: true };
		const offering = await writeOffering(tx, { slug, ...told, ...kind, ...more });
		await publishOffering(tx, offering, byTeam);
		const when = { startsAt, endsAt, timeZone: 'Europe/Brussels', place: null };
		const seance = await schedule(tx, offering, { ...when, capacity: null, waiting: true, offerMinutes: null }, byTeam);
		return { ...seance, startsAt, endsAt, status: 'scheduled' };
	});
}

type Seance = Awaited<ReturnType<typeof cafe>>;

/** Gives somebody a place in a séance. @returns how to say at the door that she is there, or is not after all */
export async function placeIn(seance: Seance, person: string) {
	const { name, email } = (await personById(person)) ?? {};
	const asked = {
		name: name ?? '',
		email: email ?? '',
		locale: 'fr',
		seats: [{ name: undefined }],
		idempotencyKey: newId()
	} as const;
	const actor = ref('person', person);
	const subject = ref('occurrence', seance.id);
	const { seats } = await book(
		{ ...asked, seats: [...asked.seats] },
		{ subject, kind: 'rsvp', pools: [seance.pool], actor, source: 'web' }
	);
	return (to: 'present' | 'absent') =>
		mark(seance as never, [{ seat: seats[0]?.id ?? '', to, was: null }], actor, 'Liste');
}
