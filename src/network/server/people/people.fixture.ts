import type { Audience, FieldGroup } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { NewProfile } from '../../people/person.ts';
import { keepProfile, publishProfile } from './profiles.ts';
import { within } from './tables.ts';

export const by = { actor: null, source: 'desk' } as const;

export const profile = (more: Partial<NewProfile> = {}): NewProfile => ({
	headline: { source: 'fr', fr: 'Dessine des jeux' },
	about: { source: 'fr', fr: 'Au hub depuis le premier jour.' },
	locality: 'La Louvière',
	website: 'https://example.org/',
	links: [],
	picture: null,
	openTo: ['talks'],
	skills: [],
	...more
});

type Told = {
	shows?: Partial<Record<FieldGroup, Audience>>;
	birthYear?: number;
	published?: boolean;
	profile?: Partial<NewProfile>;
};

/** A person with a profile, published unless said otherwise. @returns her id. */
export const somebody = (
	name: string,
	{ shows = {}, birthYear, published = true, profile: told }: Told = {}
): Promise<string> =>
	transaction(async (tx: Tx) => {
		const email = `${name.toLowerCase().replace(/\W+/g, '.')}@exemple.invalid`;
		const id = await findOrMakePerson(tx, { name, email, locale: 'fr', birthYear: birthYear ?? null });
		for (const [group, audience] of Object.entries(shows)) await show(tx, id, group as FieldGroup, audience);
		await keepProfile(tx, id, profile(told), by);
		if (published) await publishProfile(tx, id, by);
		return id;
	});

/** The first skills of the list. */
export const someSkills = async (count: number): Promise<string[]> =>
	(await within(db).selectFrom('network.skill').select('uri').orderBy('uri').limit(count).execute()).map(
		({ uri }) => uri
	);
