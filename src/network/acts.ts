import { either, host, self, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const organizationActs = {
	add: team,
	edit: either(team, host),
	invite: either(team, host),
	merge: team
};

export const claimActs = {
	decide: team
};

export const sectorsActs = {
	change: team
};

export const workActs = {
	edit: either(self, team, host)
};
