import { either, hostOfAny, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. What a member does is looked up among her own groups. */
export const groupActs = {
	/** All that there is of groups, in Coulisses; inside one, what its lead may. */
	keep: team,
	/** What waits for who leads a group, or for the team in her place. */
	lead: either(team, hostOfAny)
};
