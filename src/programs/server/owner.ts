import type { Ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { programActs } from '../acts.ts';

/** For whom a program acts or hears: an organisation that its person answers for, or the person with all that she may do. */
export type Owner = Readonly<{ person: string; scope: Ref }>;

/** Whether somebody may have programs act for it today. */
export const mayOwn = (viewer: Viewer, scope: Ref): boolean =>
	scope.kind === 'organization'
		? can(viewer, programActs.actFor, { organisation: scope.id })
		: scope.kind === 'person' && scope.id === viewer.id && can(viewer, programActs.use);

/** Her as a program stands in for her: for an organisation with what she is there and nowhere else. */
export const standIn = (viewer: Viewer, scope: Ref): Viewer =>
	scope.kind === 'organization'
		? { ...viewer, roles: viewer.roles.filter(({ scope: its }) => its?.id === scope.id) }
		: viewer;

/** The same for who is not here, as she stands now; null when she may not have programs act for it any more. */
export async function standsInNow({ person, scope }: Owner, on: Tx | typeof db = db): Promise<Viewer | null> {
	const viewer = await absent(person, on);
	return viewer && mayOwn(viewer, scope) ? standIn(viewer, scope) : null;
}
