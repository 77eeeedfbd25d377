import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { rolesOf } from '#kernel/identity/server/roles.ts';
import { same } from '#kernel/same.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { guideActs } from '../acts.ts';
import { lockTrail, type On, type Trail, trailById } from './reading.ts';

/** Who does something with a trail, as she is found there and as the log tells it. */
export type Working = Readonly<{ viewer: Viewer; by: By }>;

/** Of the person `$1`: the organisations that she works for today. */
export const WORKS_FOR =
	'select organization from network.affiliation where person = $1 and (since is null or since <= current_date) and (until is null or until >= current_date)';

/** The organisations whose trails somebody may write: those that she answers for, and those that she works for. */
export async function writesFor(viewer: Viewer, on: On = db): Promise<string[]> {
	const { rows } = await sql<{ organization: string }>`
		select organization from network.affiliation where person = ${viewer.id}
			and (since is null or since <= current_date) and (until is null or until >= current_date)`.execute(on);
	return [...new Set([...hostedBy(viewer), ...rows.map(({ organization }) => organization)])];
}

/** What somebody is to a trail: whoever writes may also approve, where she answers for its organisation or is of the hub's team. */
export type Seat = Readonly<{ trail: Trail; approves: boolean }>;

/** @throws 404 for who neither works for its organisation nor is of the team */
export async function seatIn(id: string, viewer: Viewer, on: On = db): Promise<Seat> {
	const trail = await trailById(id, on);
	await requireWriter(viewer, trail.organization, on);
	return { trail, approves: can(viewer, guideActs.approve, { organisation: trail.organization }) };
}

/** @throws 404 for who neither works for an organisation nor is of the team */
export async function requireWriter(viewer: Viewer, organization: string, on: On = db): Promise<void> {
	const approves = can(viewer, guideActs.approve, { organisation: organization });
	if (!approves && !(await writesFor(viewer, on)).includes(organization)) throw missing();
}

/** A trail that somebody changes, and nobody else until the transaction ends. Her right is read again there: a role may have gone meanwhile. @throws 404 */
export async function lockSeat(tx: Tx, id: string, { viewer }: Working): Promise<Seat> {
	await lockTrail(tx, id);
	const { withheld = [] } = viewer;
	const roles = (await rolesOf(viewer.id, tx)).filter((one) => !withheld.some((other) => same(other, one)));
	return seatIn(id, { ...viewer, roles }, tx);
}

/** The same, of whoever writes in it: one that was taken over to be left as it is stays so. @throws 404, city_taken_unchanged */
export async function lockCopy(tx: Tx, id: string, working: Working): Promise<Seat> {
	const seat = await lockSeat(tx, id, working);
	const { origin, reuse } = seat.trail;
	if (origin && reuse === 'unchanged') throw refused('city_taken_unchanged', { name: origin.organization }, 422);
	return seat;
}

/** Notes that a trail was changed: what somebody saw of it before is not what it is. */
export const touch = async (tx: Tx, id: string, { viewer }: Pick<Working, 'viewer'>): Promise<unknown> =>
	sql`update city.trail set version = version + 1, changed_by = ${viewer.id}, changed_at = now() where id = ${id}`.execute(
		tx
	);

/** Sees to it that somebody acts on what the page has shown her. @throws city_changed_meanwhile, with the name of who changed it */
export function requireSeen({ version, changedBy }: Trail, seen: number): void {
	if (version !== seen) throw refused('city_changed_meanwhile', { name: changedBy ?? '–' });
}
