import { team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. What a traveller does is looked up among her own. */
export const missionActs = {
	/** All that there is of missions, in Coulisses. */
	keep: team
};
