import { tellGenders } from '#kernel/identity/server/genders.ts';
import { gendered } from '../figures/gendered.ts';
import type { Scope } from '../figures/material.ts';
import type { Told } from '../figures/told.ts';
import { crowdPeople } from './crowd.ts';

/** The measure whose people are told by gender too. */
export const BY_GENDER = 'HUB01';

/** With the genders of all who are counted by each number of people trained; who is no person of the hub any more, or never was, is unknown. */
export async function withGenders(
	told: readonly Told[],
	scopeIn: (from: number, until: number) => Scope
): Promise<Told[]> {
	const all: Told[] = [];
	for (const one of told.filter(({ measure, classes, value }) => measure === BY_GENDER && !classes.length && value))
		all.push(...gendered(one, await tellGenders(crowdPeople('trained', scopeIn(one.fromYear, one.untilYear)))));
	return [...told, ...all];
}
