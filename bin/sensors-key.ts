import { ref } from '#kernel/facts.ts';
import { endKey } from '#kernel/identity/server/keys.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { organizationBySlug } from '#network/server';
import { makeApiKey } from '#programs/server';
import { sensingScopes } from '#sensing/server';
import { close, open } from '../src/boot.ts';
import { ground, type Report } from './ground.ts';

/**
 * Makes a key for an organisation in the name of somebody who answers for it, does something with it, and ends it.
 * @throws when nobody has the address, or she does not answer for the organisation
 */
export async function withSensorsKey(
	{ email, organization }: Readonly<{ email: string; organization: string }>,
	report: Report,
	act: (key: string) => Promise<void>
): Promise<void> {
	const site = await ground(report);
	open(site);
	try {
		const person = await personByEmail(db, email);
		const viewer = person && (await absent(person.id));
		if (!viewer) throw new Error(`Nobody here has the address ${email}.`);
		const { id: scope } = await organizationBySlug(organization);
		const scopes = Object.values(sensingScopes).map(({ key }) => key);
		const given = { name: 'sensors-door', scope: ref('organization', scope), scopes, days: 1 };
		const { id, secret } = await transaction((tx) => makeApiKey(tx, given, viewer));
		await act(secret).finally(() =>
			transaction((tx) => endKey(tx, id, { actor: ref('person', viewer.id), source: 'api' }))
		);
	} finally {
		await close();
		await site.release();
	}
}
