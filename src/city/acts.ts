import { either, host, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. Who writes a trail is looked up: whoever works for its organisation (`server/seats.ts`). */
export const guideActs = {
	/** All that there is of guides, in Coulisses. */
	keep: team,
	/** Lets the public read what was written. */
	approve: either(team, host)
};
