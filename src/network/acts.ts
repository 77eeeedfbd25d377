import { admin, either, host, self, team } from '#kernel/identity/policy.ts';

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

/** What the team keeps for itself of people and organisations. Nobody reads what is kept for its writer alone. */
export const contactActs = {
	keep: team,
	readReserved: admin
};
