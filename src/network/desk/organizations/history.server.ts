import type { Ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { same } from '#kernel/same.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';

/** One change of something: when, by whom when that is known, and what. */
type Change = Readonly<{ id: string; at: Date; by: string | null; fields: string[] }>;

const SHOWN = 20;

/** The latest changes of something that is like `now`, the newest first. */
export async function changesOf(object: Ref, now: Readonly<Record<string, unknown>>): Promise<Change[]> {
	const revisions = await revisionsOf(object, SHOWN);
	const changes: Change[] = [];
	let after = now;
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
