import { tellGenders } from '#kernel/identity/server/genders.ts';
import { gendered } from '../figures/gendered.ts';
import type { Told } from '../figures/told.ts';
import type { Figure } from '../figures/unit.ts';

/** The measure whose people are told by gender too. */
export const BY_GENDER = 'HUB01';

/** The genders of all who are counted by each number of a measure, where it is one of people; who is no person of the hub any more, or never was, is unknown. */
export async function withGenders(
	told: readonly Told[],
	figureIn: (from: number, until: number) => Figure
): Promise<Told[]> {
	const all: Told[] = [];
	for (const one of told.filter(({ measure, classes, value }) => measure === BY_GENDER && !classes.length && value)) {
		const { units } = figureIn(one.fromYear, one.untilYear);
		const persons = units.flatMap(({ key }) => (key.startsWith('person:') ? [key.slice('person:'.length)] : []));
		all.push(...gendered(one, await tellGenders(units.length, persons)));
	}
	return [...told, ...all];
}
