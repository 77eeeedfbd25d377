import { ref } from '#kernel/facts.ts';
import type { Hub } from '#kernel/hub.ts';
import type { Tx } from '#kernel/server/db.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { addOrganization, organizationNames, updateOrganization } from '../../server/index.ts';

/**
 * Puts a hub into its own directory, where nobody else could be the host of its first activity; one that is there since an activity was made before it had its name
 * gets that now.
 * @returns its id there.
 */
export async function introduce(tx: Tx, { name, intro, contact }: Omit<Hub, 'mark'>, person: string): Promise<string> {
	const known = {
		name,
		kind: 'hub',
		sentence: intro,
		email: contact.email,
		locality: contact.locality ?? null
	} as const;
	const unsaid = { formerNames: [], sectors: [], sources: [], lat: null, lon: null, website: null, founded: null };
	const by = { actor: ref('person', person), source: 'desk' } as const;
	const given = { ...known, ...unsaid, status: null, statusAsOf: null };
	const [there] = await organizationNames({ kind: 'hub' }, tx);
	if (!there) return addOrganization(tx, given, by);
	const wanted = slugOf(name) || 'x';
	const slug = wanted === there.slug ? wanted : await freeSlugIn('network.organization', wanted, tx);
	await updateOrganization(tx, there.id, { ...given, slug }, by);
	return there.id;
}
