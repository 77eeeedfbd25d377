import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { organizationNames } from '#network/server';
import type { Lead } from '../group.schema.ts';
import { writeToHosts } from './letters.ts';
import { type Group, groupById, membersOf, told } from './reading.ts';
import { within } from './tables.ts';

/** Asks an organisation to lead a draft; whoever was asked before it is not any more. @throws groups_not_now, groups_organization_missing */
export async function nameLead(tx: Tx, group: Group, { organization, country }: Lead, by: By): Promise<void> {
	if (group.state !== 'draft') throw refused('groups_not_now', {}, 422);
	await checkThere(tx, organization);
	const before = await membersOf(group.id, tx);
	if (before.some((one) => one.organization === organization && one.role === 'lead' && one.state !== 'declined'))
		return;
	await sql`update groups.member set role = 'partner', state = case when state = 'member' then 'member' else 'declined' end
		where in_group = ${group.id} and role = 'lead'`.execute(tx);
	const { id } = await within(tx)
		.insertInto('groups.member')
		.values({ id: newId(), inGroup: group.id, organization, country, role: 'lead', state: 'invited' })
		.onConflict((conflict) =>
			conflict.columns(['inGroup', 'organization']).doUpdateSet({ role: 'lead', state: 'invited', country })
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	const now = await groupById(group.id, tx);
	await record(tx, {
		...by,
		verb: 'groups.invited',
		...told(now),
		...{ target: ref('organization', organization), context: ref('group_member', id) }
	});
	await writeToHosts(tx, organization, now, { letter: 'lead_invited' }, by);
}

/** @throws groups_organization_missing for one that is not in the directory */
export async function checkThere(tx: Tx, organization: string): Promise<void> {
	if (!(await organizationNames({ ids: [organization] }, tx)).length)
		throw refused('groups_organization_missing', {}, 422);
}
