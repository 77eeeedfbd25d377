import { type Act, either, team } from '#kernel/identity/policy.ts';
import { partneredBy } from './standing.ts';

const partnerOfAny: Act = (viewer) => partneredBy(viewer).length > 0;

/** Who may do what here, one line an act. */
export const impactActs = {
	/** Figures with their units and pieces, targets, decisions, hours and costs. */
	keep: team,
	/** Says what the hub does not see, with its document, and validates what another has said: the team, and whoever answers for a partner. */
	declare: either(team, partnerOfAny)
};
