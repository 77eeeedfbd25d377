import { either, host, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. The organisation is the one that keeps the place. */
export const spaceActs = {
	add: either(team, host),
	edit: either(team, host),
	/** Whose booking it is, and what takes a space. */
	see: either(team, host),
	decide: either(team, host),
	/** Plans, what they cost and what was paid. */
	bill: team,
	/** On which funded project it is booked. */
	fund: team
};
