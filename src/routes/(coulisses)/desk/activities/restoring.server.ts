import { restoreOffering } from '#agenda/server';
import { can } from '#kernel/identity/policy.ts';
import { reportActs } from '#moderation/acts.ts';
import { checkNotHidden } from '#moderation/server';
import type { Press } from '#web/act.server.ts';

/** Takes an activity out of the trash. @throws moderation_team_only to a host, when the team put it there after a report */
export const restore: Press = async (tx, id, by, viewer) => {
	if (!can(viewer, reportActs.decide)) await checkNotHidden(tx, 'offering', id);
	await restoreOffering(tx, id, by);
};
