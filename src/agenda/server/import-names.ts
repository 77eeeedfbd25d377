import { choiceNaming, languages, type Naming, truthNaming } from '#exchange/server';
import { organizationNaming, placeNames, placeNaming, sectorNaming } from '#network/server';
import { offeringKindChoices } from './import-columns.ts';
import { roomsOf } from './import-where.ts';

/** A room may be named by the place that it is. */
const rooms: Naming = {
	column: 'room',
	known: async (on) => [
		...(await roomsOf(on)).map(({ slug, title, names }) => ({ value: slug, names: [title, ...names] })),
		...(await placeNames(on)).map(({ slug, name }) => ({ value: slug, names: [name, slug] }))
	]
};

/** The columns of activities whose words name things. */
export const activityNames: readonly Naming[] = [
	organizationNaming('organization'),
	placeNaming('place'),
	rooms,
	choiceNaming('activity_kind', offeringKindChoices),
	sectorNaming('sectors'),
	choiceNaming('languages', languages, { several: true }),
	truthNaming('published'),
	truthNaming('fictional')
];
