import { ref } from '#kernel/facts.ts';
import type { Hub } from '#kernel/hub.ts';
import type { Tx } from '#kernel/server/db.ts';
import { addOrganization } from '../../server/index.ts';

/** Puts a hub that gets its name into its own directory: nobody else could be the host of its first activity. */
export async function introduce(tx: Tx, { name, intro, contact }: Omit<Hub, 'mark'>, person: string): Promise<void> {
	const known = {
		name,
		kind: 'hub',
		sentence: intro,
		email: contact.email,
		locality: contact.locality ?? null
	} as const;
	const unsaid = { formerNames: [], sectors: [], sources: [], lat: null, lon: null, website: null, founded: null };
	const by = { actor: ref('person', person), source: 'desk' } as const;
	await addOrganization(tx, { ...known, ...unsaid, status: null, statusAsOf: null }, by);
}
