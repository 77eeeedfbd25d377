import { can } from '#kernel/identity/policy.ts';
import type { Press } from '#web/act.server.ts';
import { reportActs } from '../acts.ts';
import { checkNotHidden } from '../server/index.ts';

/** Takes something of this kind out of the trash. @throws moderation_team_only to a host, when the team put it there after a report */
export const unlessHidden =
	(kind: string, restore: Press): Press =>
	async (tx, id, by, viewer) => {
		if (!can(viewer, reportActs.decide)) await checkNotHidden(tx, kind, id);
		await restore(tx, id, by, viewer);
	};
