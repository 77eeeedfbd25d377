import { either, host, hostOfAny, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const programActs = {
	/** Has programs act and hear for her: whoever answers for an organisation, and the team. */
	use: either(team, hostOfAny),
	/** In the name of one organisation. */
	actFor: host,
	/** Sees who is told what, of everybody, and ends it. */
	keep: team
};
