import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { type RoleName, roleNames } from '#kernel/identity/index.ts';
import { waitingInvitations } from '#kernel/identity/server/invitations.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { typedIn } from '#web/form.server.ts';
import { organizationNames } from '../../server/index.ts';

/** Who has a role, who is invited to one, and the organisations that one may be for. */
export async function rolesShown() {
	const [holders, invitations, all] = await Promise.all([peopleWithRoles(), waitingInvitations(), organizationNames()]);
	const named = <One extends { scope: Ref | null }>(one: One) => ({
		...one,
		organization: all.find(({ id }) => id === one.scope?.id)?.name ?? null
	});
	return {
		holders: holders.map(named),
		invitations: invitations.map(named),
		organizations: all.map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** The field of one of the page's two forms that a refusal is about. */
export const fieldFor = (form: string) => (code: string) => `${form}-${fields[code] ?? 'email'}`;
const fields: Record<string, string> = { desk_role_missing: 'role', desk_organization_missing: 'organization' };

export async function roleTyped(event: Pick<RequestEvent, 'request'>) {
	const text = await typedIn(event);
	return {
		email: text('email').trim(),
		role: text('role'),
		organization: text('organization'),
		locale: text('locale')
	};
}

/** @throws desk_role_missing */
export function roleIn(typed: string): RoleName {
	const role = roleNames.find((one) => one === typed);
	if (!role) throw refused('desk_role_missing', {}, 422);
	return role;
}

/** The team's roles are for the whole hub, every other for an organisation of the directory. @throws desk_organization_missing */
export async function scopeOf(role: RoleName, organization: string, on: Tx | typeof db = db): Promise<Ref | null> {
	if (role === 'admin' || role === 'coordinator') return null;
	const [known] = isId(organization) ? await organizationNames({ ids: [organization] }, on) : [];
	if (!known) throw refused('desk_organization_missing', {}, 422);
	return ref('organization', organization);
}
