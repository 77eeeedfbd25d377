import { sql } from 'kysely';
import type { Maker, Naming, Near, Thing } from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import { gently } from '#kernel/server/gently.ts';
import { organizationFinder } from '../alike/finder.ts';
import { organizationNames } from './directory.ts';
import { kindSaid } from './import-columns.ts';
import { draftOf } from './import-organization.ts';
import { lookAtOrganizations, takeOrganizationBack } from './import-organization-back.ts';
import { lookAtPlaces, takePlaceBack } from './import-place-back.ts';
import { addOrganization } from './organizations.ts';
import { addPlace, placeNames } from './places.ts';
import type { On } from './tables.ts';

const called = ({ slug, name }: Readonly<{ slug: string; name: string }>): Thing => ({
	value: slug,
	names: [name, slug]
});

/** A column that names organisations. They are known however they are written, and one may be made of which only the name is known. */
export const organizationNaming = (column: string, more: Pick<Naming, 'several'> = {}): Naming => ({
	column,
	known: async (on) => (await organizationNames({}, on)).map(called),
	near: nearestOrganizations,
	maker: organizationMaker,
	...more
});

/** A column that names places. */
export const placeNaming = (column: string): Naming => ({
	column,
	known: async (on) => (await placeNames(on)).map(called),
	maker: placeMaker
});

async function nearestOrganizations(on: On): Promise<(word: string) => readonly Near[]> {
	const finder = organizationFinder();
	const { rows } = await sql<{ id: string; name: string; formerNames: string[]; locality: string | null }>`
		select slug as id, name, former_names, locality from network.organization where deleted_at is null`.execute(on);
	await gently(rows, finder.add);
	return (word) => finder.find({ name: word }).map(({ id, like }) => ({ value: id, like }));
}

const organizationMaker: Maker = {
	make: async (tx, name, by) => {
		const { slug: _, ...draft } = draftOf({ name, kind: kindSaid(name) }, undefined, new Map());
		return { ref: ref('organization', await addOrganization(tx, draft, by)), before: null };
	},
	look: lookAtOrganizations,
	takeBack: takeOrganizationBack
};

const nowhere = { locality: null, lat: null, lon: null, address: null, organization: null, sentence: null } as const;
const placeMaker: Maker = {
	make: async (tx, name, by) => ({
		ref: ref('place', await addPlace(tx, { name, kind: 'room', ...nowhere }, by)),
		before: null
	}),
	look: lookAtPlaces,
	takeBack: takePlaceBack
};
