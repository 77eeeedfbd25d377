import type { Space } from '../../index.ts';
import { asksAccount, machineNeeds } from '../../server/index.ts';

/** The séances that give an induction, the next first; null when nobody can see what gives it. */
export type Giving = (offering: string) => Promise<Readonly<{
	slug: string;
	coming: readonly Readonly<{ id: string; startsAt: Date; endsAt: Date }>[];
}> | null>;

/** What somebody still needs before she books a machine by herself, and whether only the form is left of it; null for a space that asks for nothing. @param person null: nobody has signed in. */
export async function machineAsks(space: Space, person: string | null, giving: Giving) {
	const needs = await machineNeeds(space, person);
	if (!needs) return null;
	const { induction, sheet } = needs;
	const lacks = induction && !induction.has ? induction.offering : null;
	const has = (!induction || induction.has) && (!sheet || sheet.signed);
	return {
		needs,
		next: lacks ? await giving(lacks) : null,
		ready: person ? has : !asksAccount(space, needs)
	};
}
