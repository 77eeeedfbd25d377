import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { same } from '#kernel/same.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import type { Organization } from '#network';

/** One change of an organisation: when, by whom when that is known, and what. */
type Change = Readonly<{ id: string; at: Date; by: string | null; fields: string[] }>;

const SHOWN = 20;

/** The latest changes of an organisation, the newest first. */
export async function changesOf(organization: Organization): Promise<Change[]> {
	const revisions = await revisionsOf(ref('organization', organization.id), SHOWN);
	const changes: Change[] = [];
	let after: Readonly<Record<string, unknown>> = organization;
	for (const { id, before, changedBy, changedAt } of revisions) {
		const was = before as Readonly<Record<string, unknown>>;
		const by = changedBy ? await personById(changedBy) : undefined;
		const fields = Object.keys(was).filter((field) => !same(was[field], after[field]));
		changes.push({ id, at: changedAt, by: by?.name ?? null, fields });
		after = was;
	}
	return changes;
}

/** Who edits an organisation and publishes its activities, besides the team. */
export const hostsOf = async (organization: string) =>
	(await peopleWithRoles())
		.filter(({ role, scope }) => scope?.id === organization && (role === 'partner' || role === 'director'))
		.map(({ person, name, role, grantedAt }) => ({ person, name, role, grantedAt }));
