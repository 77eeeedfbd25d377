import { admin, either, host, partner, self, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const organizationActs = {
	add: team,
	edit: either(team, host),
	invite: either(team, host),
	merge: team
};

/** What ties an organisation to the hub: its own administrators read it, and nobody else's. */
export const bondActs = {
	read: either(team, partner),
	keep: team
};

export const claimActs = {
	decide: team
};

export const sectorsActs = {
	change: team
};

export const skillsActs = {
	bring: team,
	/** Says for an organisation that somebody has a skill. */
	confirm: host
};

export const workActs = {
	edit: either(self, team, host)
};

/** What the team keeps for itself of people and organisations. Nobody reads what is kept for its writer alone. */
export const contactActs = {
	keep: team,
	readReserved: admin
};
