import { type GenderTold, genders } from '#kernel/identity/genders.ts';
import type { Told } from './told.ts';

/** How classes of gender are called, so that they are told apart from those of age: their « unknown » is another one. */
const PREFIX = 'gender_';

export const isGender = (group: string): boolean => group.startsWith(PREFIX);

/** The genders of those whom one number counts, as more classes of it. */
export const gendered = (of: Told, told: readonly GenderTold[]): Told[] =>
	told.map(({ gender, people }) => ({ ...of, classes: [`${PREFIX}${gender}`], value: people }));

/** In which order the classes of one number are shown: by size, and after them those of gender, always in one order and the unknown last. */
export const inOrderShown = (one: Told, other: Told): number =>
	rankOf(one) - rankOf(other) || (other.value ?? 0) - (one.value ?? 0);

const rankOf = ({ classes }: Told): number =>
	[...genders, 'unknown'].findIndex((one) => classes.includes(PREFIX + one)) + 1;
