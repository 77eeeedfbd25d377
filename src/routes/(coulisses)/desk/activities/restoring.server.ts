import type { Act } from '#agenda/desk/activities/activity.server.ts';
import { restoreOffering } from '#agenda/server';
import { can } from '#kernel/identity/policy.ts';
import { reportActs } from '#moderation/acts.ts';
import { checkNotHidden } from '#moderation/server';

/** Takes an activity out of the trash. @throws moderation_team_only to a host, when the team put it there after a report */
export const restore: Act = async (tx, id, by, viewer) => {
	if (!can(viewer, reportActs.decide)) await checkNotHidden(tx, 'offering', id);
	await restoreOffering(tx, id, by);
};
