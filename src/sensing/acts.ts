import { either, host, hostOfAny, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. A keeper is looked up among her own things. */
export const thingActs = {
	/** All things, in Coulisses; whoever answers for an organisation looks after its own. */
	enter: either(team, hostOfAny),
	keep: either(team, host),
	/** Reads what is for partners. */
	readAsPartner: either(team, hostOfAny)
};
