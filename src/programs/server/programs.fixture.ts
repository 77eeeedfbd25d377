import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });

/** An organisation of the directory. @returns its id */
export const organization = (slug: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Une phrase.' };
		const given = { slug, name: slug, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, row, { actor: null, source: 'desk' });
	});

/** Somebody who answers for an organisation. */
export async function person(name: string, organization: string): Promise<Viewer> {
	const id = await transaction(async (tx) => {
		const email = `${name.toLowerCase()}@example.org`;
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		const scope = ref('organization', organization);
		await grant(tx, { person: made, role: 'partner', scope, by: null, source: 'desk' });
		return made;
	});
	return (await absent(id)) as Viewer;
}

/** The code by which something is refused; undefined when it is not. */
export const refusal = (act: Promise<unknown>): Promise<string | undefined> =>
	act.then(
		() => undefined,
		(error: { code?: string }) => error.code ?? String(error)
	);
