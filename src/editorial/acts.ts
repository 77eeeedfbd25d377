import { team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const siteActs = {
	edit: team
};
