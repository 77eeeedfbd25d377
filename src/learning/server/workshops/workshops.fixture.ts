import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { addOrganization } from '#network/server';
import { book } from '#participation/server';
import type { NewWorkshop } from '../../workshops/workshop.schema.ts';
import { introduce, makeWorkshop, workshopById } from './workshops.ts';

export const by = { actor: null, source: 'desk' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
const option = (id: string) => ({ id, name: words(id) });
const HOUR = 3_600_000;

const rules: NewWorkshop = {
	disciplines: ['design', 'code'].map(option),
	campuses: ['mons', 'lln'].map(option),
	...{ teamSize: 3, campusRule: 'mixed', canvasKind: 'lean' }
};

/** A published workshop of an invented organisation, and so many persons who have a place in it and said where they are from. */
export async function madeWorkshop(count: number) {
	openSecret('a secret of thirty-two characters', '');
	const slug = `atelier-${newId().slice(-8)}`;
	const { offering, seance, pool } = await transaction(async (tx) => {
		const known = { locality: 'Mons', lat: null, lon: null, fictional: true, sentence: words('Inventée.') };
		const nothing = { formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null };
		const about = { ...known, ...nothing, statusAsOf: null };
		await addOrganization(tx, { ...about, slug, name: `École ${slug}`, kind: 'training' }, by);
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
		const told = { title: words('Atelier'), summary: words('Résumé.'), body: null };
		const of = { kind: 'workshop', area: 'learning', organization: slug } as const;
		const offering = await writeOffering(tx, { slug, ...blank, ...told, ...of });
		await publishOffering(tx, offering, by);
		const startsAt = new Date(Date.now() + 48 * HOUR);
		const when = { startsAt, endsAt: new Date(startsAt.getTime() + HOUR), timeZone: 'Europe/Brussels', place: null };
		const made = await schedule(tx, offering, { ...when, capacity: null, waiting: true, offerMinutes: null }, by);
		return { offering, seance: made.id, pool: made.pool };
	});
	const id = await transaction((tx) => makeWorkshop(tx, offering, rules, by));
	const workshop = await workshopById(id);
	const people: string[] = [];
	for (let nth = 0; nth < count; nth++) people.push(await join(seance, pool, nth));
	await transaction(async (tx) => {
		for (const [nth, person] of people.entries())
			await introduce(tx, workshop, person, {
				discipline: nth % 2 ? 'code' : 'design',
				campus: nth % 3 ? 'mons' : 'lln'
			});
	});
	return { workshop, people, seance, pool };
}

export async function join(seance: string, pool: string, nth: number): Promise<string> {
	const email = `p${newId().slice(-12)}@exemple.invalid`;
	const known = { name: `Personne ${nth}`, email, locale: 'fr' } as const;
	const person = await transaction((tx) => findOrMakePerson(tx, known));
	await book(
		{ ...known, seats: [{ name: undefined }], idempotencyKey: newId() },
		{ subject: ref('occurrence', seance), kind: 'rsvp', pools: [pool], actor: ref('person', person), source: 'desk' }
	);
	return person;
}

export const viewerOf = (id: string): Viewer => ({
	...{ id, name: 'Personne', email: null, locale: 'fr', roles: [], secondFactor: false },
	sessionId: newId()
});
