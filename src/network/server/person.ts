import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { db } from '#kernel/server/db.ts';
import { affiliationsOf } from './affiliations.ts';
import { within } from './tables.ts';

/** What the directory of organisations keeps about a person, for her to read. */
export async function directoryOf(person: string): Promise<Record<string, unknown[]>> {
	const affiliations = await affiliationsOf({ person }, db, true);
	const claims = await within(db)
		.selectFrom('network.claim as c')
		.innerJoin('network.organization as o', 'o.id', 'c.organization')
		.where('c.person', '=', person)
		.select(['o.name as organization', 'c.message', 'c.state', 'c.reason', 'c.createdAt', 'c.decidedAt'])
		.execute();
	return {
		affiliations: affiliations.map(({ organizationName, role, since, until, public: shown }) => ({
			organization: organizationName,
			role,
			since,
			until,
			public: shown
		})),
		claims,
		invitations: await invitationsOf(person)
	};
}

/** Where colleagues asked her to be, by her address. */
async function invitationsOf(person: string): Promise<unknown[]> {
	const email = (await personById(person))?.email;
	if (!email) return [];
	return within(db)
		.selectFrom('network.invitation as i')
		.innerJoin('network.organization as o', 'o.id', 'i.organization')
		.select(['o.name as organization', 'i.role', 'i.manager', 'i.invitedAt', 'i.expiresAt'])
		.where('i.email', '=', email.toLowerCase())
		.execute();
}

/** Forgets what a person does where, what she claimed, and that she has answered claims. */
export async function leaveDirectory(tx: Tx, person: string): Promise<void> {
	await within(tx).deleteFrom('network.affiliation').where('person', '=', person).execute();
	const email = (await personById(person, tx))?.email;
	if (email) await within(tx).deleteFrom('network.invitation').where('email', '=', email.toLowerCase()).execute();
	await within(tx).updateTable('network.invitation').set({ invitedBy: null }).where('invitedBy', '=', person).execute();
	await within(tx).deleteFrom('network.claim').where('person', '=', person).execute();
	await within(tx).updateTable('network.claim').set({ decidedBy: null }).where('decidedBy', '=', person).execute();
}
