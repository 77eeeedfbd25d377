import { either, host, hostOfAny, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const partneringActs = {
	/** Offers, seeks, answers and agrees for an organisation. */
	act: either(host, team),
	/** What the partners alone see of each other. */
	see: either(hostOfAny, team),
	/** All that there is, in Coulisses. */
	keep: team
};
