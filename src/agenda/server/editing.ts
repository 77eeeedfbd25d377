import { missing, refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { organizationNames } from '#network/server';
import { activityActs, operationActs } from '../acts.ts';
import type { EditedOffering } from './programme.ts';
import type { On } from './tables.ts';

/** The organisations that a viewer may make activities for: all for the team, else her own. */
export const ownOrganizations = (viewer: Viewer, on: On = db) => organizationNames(ownOf(viewer), on);

const ownOf = (viewer: Viewer) => (can(viewer, activityActs.edit) ? {} : { ids: hostedBy(viewer) });

/** Whether somebody acts for the lead of an activity, or for one that organises it too. */
export const mayEdit = (viewer: Viewer, { organization, coOrganizers }: Organized): boolean =>
	[organization, ...coOrganizers].some(({ id }) => can(viewer, activityActs.edit, { organisation: id }));

type Organized = Pick<EditedOffering, 'organization' | 'coOrganizers'>;

/** Lets edit an activity whoever acts for its lead, or for one that organises it too. @returns whether for the lead. Throws 404. */
export function requireEditing(viewer: Viewer, { organization, coOrganizers }: Organized): boolean {
	const may = ({ id }: { id: string }) => can(viewer, activityActs.edit, { organisation: id });
	const acting = [organization, ...coOrganizers].find(may) ?? organization;
	requireAct(viewer, activityActs.edit, { organisation: acting.id });
	return acting === organization;
}

/** The organisation of an activity must be one that its editor may act for. @throws 404. */
export async function checkOrganization(viewer: Viewer, slug: string, on: On = db): Promise<void> {
	const [found] = await organizationNames({ ...ownOf(viewer), slug }, on);
	if (!found) throw missing();
}

/** With whom an activity is organised: the team says with anybody, others with whom they act for too; who is there stays. @throws 404. */
export async function checkCoOrganizers(
	viewer: Viewer,
	asked: readonly string[],
	before: readonly string[] = [],
	on: On = db
): Promise<void> {
	for (const slug of asked) if (!before.includes(slug)) await checkOrganization(viewer, slug, on);
}

/**
 * On which funded project an activity is booked: the team says, for whoever else edits it stays as it is. Funders read these figures.
 * @throws activities_operation_unknown for one that is not in the list.
 */
export async function operationFor(
	tx: Tx,
	viewer: Viewer,
	asked: string | null,
	before: string | null
): Promise<string | null> {
	if (!can(viewer, operationActs.book) || asked === before) return before;
	if (asked && !(await operations({ open: true }, tx)).some(({ code }) => code === asked))
		throw refused('activities_operation_unknown', {}, 422);
	return asked;
}
