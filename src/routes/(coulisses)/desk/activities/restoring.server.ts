import { type By, restoreOffering } from '#agenda/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { checkNotHidden } from '#moderation/server';

/** Takes an activity out of the trash. @throws moderation_team_only to a host, when the team put it there after a report */
export async function restore(tx: Tx, id: string, by: By, viewer: Viewer): Promise<void> {
	if (!can(viewer, 'report.decide')) await checkNotHidden(tx, 'offering', id);
	await restoreOffering(tx, id, by);
}
