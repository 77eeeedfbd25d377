import { offeringCards, offeringsNamed } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import { type On, within } from '../tables.ts';

/** The activities of this hub that a story means by its names: the one that the team has bound to a name, else the one that has that name here. */
export async function activitiesMeant(
	story: string,
	names: readonly string[],
	on: On = db
): ReturnType<typeof offeringsNamed> {
	if (!names.length) return new Map();
	const bound = await within(on)
		.selectFrom('journey.binding')
		.select(['name', 'offering'])
		.where('story', '=', story)
		.execute();
	const cards = await offeringCards(
		bound.map(({ offering }) => offering),
		on
	);
	const meant = await offeringsNamed(names, on);
	for (const { name, offering } of bound) {
		const card = cards.get(offering);
		if (card && names.includes(name)) meant.set(name, card);
	}
	return meant;
}
