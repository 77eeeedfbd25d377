import type { Viewer } from '#kernel/identity/index.ts';

/** The organisations for all of which she answers, and not for their shows alone: she declares and validates for them. */
export const partneredBy = ({ roles }: Viewer): string[] =>
	roles.flatMap(({ role, scope }) => (role === 'partner' && scope ? [scope.id] : []));
