import { either, host, team, teamWithoutSecondFactor } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const activityActs = {
	edit: either(team, host)
};

export const proposalActs = {
	decide: team
};

export const operationActs = {
	book: team
};

export const registrationsActs = {
	see: either(team, host),
	write: either(team, host)
};

export const doorActs = {
	checkIn: either(teamWithoutSecondFactor, host)
};
