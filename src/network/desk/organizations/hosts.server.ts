import { peopleWithRoles } from '#kernel/identity/server/roles.ts';

/** Who edits an organisation and publishes its activities, besides the team. */
export const hostsOf = async (organization: string) =>
	(await peopleWithRoles())
		.filter(({ role, scope }) => scope?.id === organization && (role === 'partner' || role === 'director'))
		.map(({ person, name, role, grantedAt }) => ({ person, name, role, grantedAt }));
