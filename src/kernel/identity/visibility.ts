import type { Audience, FieldGroup } from './index.ts';

/** What is known of somebody's age. `minorUntil`: the last year in which she may be a minor by the class she was in; null: she was in none. */
export type Age = Readonly<{ birthYear: number | null; minorUntil: number | null }>;

/** Whose data it is, and what she chose; what she did not choose is seen by nobody. */
export type Owner = Age & Readonly<{ id: string; settings: Readonly<Partial<Record<FieldGroup, Audience>>> }>;

/** From the end of the year of this birthday on, what a person chose to show is shown. */
export const ADULT_AGE = 18;

/** Until a year of birth is known: nobody can tell from the class when she comes of age. */
export const UNKNOWN_YEAR = 9999;

/**
 * Whether a person may still be a minor: by her year of birth, of which all of the year in which she turns eighteen counts, or by the class she was
 * in. Who was in no class and gave no year is not taken for one.
 */
export const maybeMinor = ({ birthYear, minorUntil }: Age, year = new Date().getFullYear()): boolean =>
	(birthYear !== null && year - birthYear <= ADULT_AGE) || (minorUntil !== null && year <= minorUntil);

/**
 * Whether a viewer (null: not signed in) sees a part of what the hub knows about somebody. She always sees her own.
 * Of a minor nobody else does, whatever she chose: those who work with her (her team, her teacher, the hub's team) have pages of their own for it.
 */
export function visibleTo(
	viewer: Readonly<{ id: string }> | null,
	owner: Owner,
	group: FieldGroup,
	year: number = new Date().getFullYear()
): boolean {
	if (viewer?.id === owner.id) return true;
	if (maybeMinor(owner, year)) return false;
	const audience = owner.settings[group] ?? 'nobody';
	return audience === 'everyone' || (audience === 'signed_in' && viewer !== null);
}
