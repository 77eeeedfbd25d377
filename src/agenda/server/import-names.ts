import { choiceNaming, languages, type Naming, truthNaming } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { gently } from '#kernel/server/gently.ts';
import { hub } from '#kernel/server/hub.ts';
import { locales } from '#kernel/words.ts';
import { organizationNames, organizationNaming, placeNames, placeNaming, sectorNaming, sectors } from '#network/server';
import type { Names } from './import-activity.ts';
import { offeringKindChoices } from './import-columns.ts';
import { roomsOf } from './import-where.ts';
import type { On } from './tables.ts';

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
	organizationNaming('co_organizers', { several: true }),
	placeNaming('place'),
	rooms,
	choiceNaming('activity_kind', offeringKindChoices),
	sectorNaming('sectors'),
	choiceNaming('languages', languages, { several: true }),
	truthNaming('approval'),
	truthNaming('two_names'),
	truthNaming('published'),
	truthNaming('fictional')
];

/** What rows may name, by all its names. */
export async function namesOf(on: On): Promise<Names> {
	const { timeZone } = await hub();
	// one after the other: a transaction has one connection
	const places = await placeNames(on);
	const rooms = await roomsOf(on);
	const houses = await organizationNames({}, on);
	const fields = await sectors(on);
	return {
		timeZone,
		rooms,
		places: await keyed(places),
		houses: await keyed(houses),
		sectors: new Map(
			fields.flatMap(({ slug, label }) =>
				[slug, ...locales.flatMap((locale) => label[locale] ?? [])].map((name) => [spelling(name), slug] as const)
			)
		)
	};
}

/** Things by their slugs and their names. */
async function keyed(all: readonly Readonly<{ slug: string; name: string }>[]): Promise<Map<string, string>> {
	const keys = new Map<string, string>();
	await gently(all, ({ slug, name }) => {
		for (const one of [slug, name]) keys.set(spelling(one), slug);
	});
	return keys;
}
