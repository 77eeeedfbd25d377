import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { addOrganization } from '#network/server';
import { book } from '#participation/server';
import { readForCompletion } from './reader.ts';

export const by = { actor: null, source: 'desk' } as const;
export const words = (fr: string) => ({ source: 'fr', fr }) as const;
const HOUR = 3_600_000;

/** An organisation that offers what is attended here. */
export async function ground(): Promise<void> {
	openSecret('a secret of thirty-two characters', '');
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] };
	const nothing = { website: null, founded: null, status: null, statusAsOf: null };
	await transaction((tx) =>
		addOrganization(
			tx,
			{ ...known, ...nothing, slug: 'hub', name: 'L’équipe', kind: 'hub', sentence: words('Une phrase.') },
			by
		)
	);
}

export type Seance = Readonly<{ id: string; pool: string; startsAt: Date; endsAt: Date; status: string }>;

/** A published activity with séances that begin so many hours from now. */
export function activity(...hours: readonly number[]): Promise<{ offering: string; seances: Seance[] }> {
	return transaction(async (tx) => {
		const slug = `activite-${newId().slice(-8)}`;
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
		const told = { title: words(`Titre ${slug}`), summary: words('Résumé.'), body: null };
		const kind = { kind: 'class', area: 'learning', organization: 'hub' } as const;
		const offering = await writeOffering(tx, { slug, ...blank, ...told, ...kind });
		await publishOffering(tx, offering, by);
		const seances: Seance[] = [];
		for (const hour of hours) {
			const startsAt = new Date(Date.now() + hour * HOUR);
			const when = {
				startsAt,
				endsAt: new Date(startsAt.getTime() + 2 * HOUR),
				timeZone: 'Europe/Brussels',
				place: null
			};
			const made = await schedule(tx, offering, { ...when, capacity: null, waiting: true, offerMinutes: null }, by);
			seances.push({ ...made, startsAt, endsAt: when.endsAt, status: 'scheduled' });
		}
		return { offering, seances };
	});
}

/** A new person with a place in some séances. @returns her id and her seats. */
export async function guest(name: string, ...seances: readonly Seance[]) {
	const email = `${newId()}@example.org`;
	const person = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	const seats: { id: string; ticket: string }[] = [];
	for (const { id, pool } of seances) {
		const request = { name, email, locale: 'fr', seats: [{ name: undefined }], idempotencyKey: newId() } as const;
		const asked = { ...request, seats: [...request.seats] };
		const actor = ref('person', person);
		const subject = ref('occurrence', id);
		const receipt = await book(asked, { subject, kind: 'rsvp', pools: [pool], actor, source: 'web' });
		seats.push(...receipt.seats);
	}
	return { person, seats };
}

/** Brings the reader to the end of the log, with what it tells itself. */
export async function caughtUp(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) {
		await sequence();
		if (!(await catchUp('learning.completion', readForCompletion))) return;
	}
}
