import { either, host, self, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const wayActs = {
	edit: either(team, host)
};

export const evidenceActs = {
	decide: team
};

export const classActs = {
	keep: team
};

export const workshopActs = {
	edit: either(team, host)
};

export const canvasActs = {
	edit: either(self, team, host),
	own: self
};

export const programmeActs = {
	edit: either(team, host)
};

export const candidateActs = {
	decide: either(team, host)
};

export const challengeActs = {
	propose: either(team, host),
	settle: team
};
