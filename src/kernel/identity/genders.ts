import { LEAST_TOLD, toldInSteps } from '../crowd.ts';

/** What somebody may say of her gender, for figures alone: the words of Regulation (EU) 2021/1057, annex I, in a person's own mouth. Whoever says nothing is none of them. */
export const genders = ['woman', 'man', 'another'] as const;
export type Gender = (typeof genders)[number];

/** A gender as it is told of some people, and the unknown; `null`: fewer than eight, or none. */
export type GenderTold = Readonly<{ gender: Gender | 'unknown'; people: number | null }>;

/**
 * What may be told of the genders of some people. One is told where at least eight have said it and at least eight have not, so that being among them tells nobody's answer; all others are unknown, and the
 * unknown are always told. Every number is a whole step of eight.
 * @param people all of them, whatever they have said
 */
export function gendersTold(people: number, said: ReadonlyMap<Gender, number>): readonly GenderTold[] {
	const told = genders.flatMap((gender) => {
		const its = said.get(gender) ?? 0;
		return its >= LEAST_TOLD && people - its >= LEAST_TOLD ? [{ gender, its }] : [];
	});
	const unknown = people - told.reduce((sum, { its }) => sum + its, 0);
	return [
		...told.map(({ gender, its }) => ({ gender, people: toldInSteps(its) })),
		// « none » would say of each of them that she has answered
		{ gender: 'unknown', people: toldInSteps(unknown) || null }
	];
}
