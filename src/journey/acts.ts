import { either, self, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const storyActs = {
	edit: team
};

export const hostActs = {
	list: team
};

export const journeyActs = {
	see: team
};

export const reviewActs = {
	canvas: either(self, team)
};
