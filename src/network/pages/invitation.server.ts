import type { Ref } from '#kernel/facts.ts';
import type { RoleName } from '#kernel/identity/index.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db } from '#kernel/server/db.ts';
import { organizationNames } from '../server/index.ts';

type Invitation = Readonly<{ email: string; role: RoleName; scope: Ref | null }>;

/** An invitation to a role as whoever has its link reads it. `isNew`: nobody has this address yet. */
export async function invitationShown({ email, role, scope }: Invitation) {
	const [known, [organization]] = await Promise.all([
		personByEmail(db, email),
		scope ? organizationNames({ ids: [scope.id] }) : []
	]);
	return { email, role, organization: organization?.name ?? null, isNew: !known };
}
