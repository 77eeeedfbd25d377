import { type By, type Ref, ref } from '#kernel/facts.ts';
import { checkPersons } from '#kernel/identity/server/merging.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { beginMerger, checkOrganizations, endMerger, foldOrganization } from '#network/server';
import { modules } from './modules.ts';

/**
 * Makes one of two persons who are the same: what `from` has is `into`'s, her address leads on, and her row stays without a name. It cannot be
 * taken back.
 * @param by the person of the team who says so.
 * @throws 404, people_merge_self, people_merge_account, people_merge_fictional, people_merge_role, people_merge_own.
 */
export async function mergePersons(tx: Tx, from: string, into: string, by: string): Promise<void> {
	await checkPersons(tx, from, into, by);
	await everywhere(tx, ref('person', from), ref('person', into));
	const [actor, object, target] = [by, into, from].map((id) => ref('person', id)) as [Ref, Ref, Ref];
	await record(tx, { verb: 'identity.merged', actor, object, target, source: 'desk', detail: {} });
}

/**
 * Makes one of two organisations that are the same; `undoMerger` of the network takes it back for thirty days.
 * @throws 404, network_merge_self, network_merge_fictional.
 */
export async function mergeOrganizations(tx: Tx, from: string, into: string, by: string): Promise<void> {
	const its: By = { actor: ref('person', by), source: 'desk' };
	await checkOrganizations(tx, from, into);
	const merger = await beginMerger(tx, from, into, its);
	await everywhere(tx, ref('organization', from), ref('organization', into));
	await foldOrganization(tx, from, into, its);
	await endMerger(tx, merger);
}

/** Against the arrows: what stands above lets go first. */
async function everywhere(tx: Tx, from: Ref, into: Ref): Promise<void> {
	for (const module of modules.toReversed()) await module.merge?.(tx, from, into);
}
