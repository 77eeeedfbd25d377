import type { Audience, FieldGroup } from './index.ts';

/** Whose data it is, and what she chose; what she did not choose is seen by nobody. */
export type Owner = Readonly<{
	id: string;
	birthYear: number | null;
	settings: Readonly<Partial<Record<FieldGroup, Audience>>>;
}>;

/** From the end of the year of this birthday on, what a person chose to show to everyone is public. */
export const ADULT_AGE = 18;

/** Whether a person may still be a minor: with the year alone, all of the year in which she turns eighteen counts. */
export const maybeMinor = (birthYear: number | null, year: number): boolean =>
	birthYear !== null && year - birthYear <= ADULT_AGE;

/**
 * Whether a viewer (null: not signed in) sees a part of what the hub knows about somebody. She always sees her own.
 * Of a minor nothing is public, whatever she chose.
 */
export function visibleTo(
	viewer: Readonly<{ id: string }> | null,
	owner: Owner,
	group: FieldGroup,
	year: number = new Date().getFullYear()
): boolean {
	if (viewer?.id === owner.id) return true;
	const audience = owner.settings[group] ?? 'nobody';
	if (audience === 'nobody') return false;
	if (viewer) return true;
	return audience === 'everyone' && !maybeMinor(owner.birthYear, year);
}
