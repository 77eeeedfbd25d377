import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { NewProposal } from '#partnering';
import { askInterest, publishProposal, writeProposal } from '#partnering/server';

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });

/** An invented organisation. @returns its id */
export const organization = (name: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Inventée pour vérifier.' };
		const given = { slug: name.toLowerCase(), name, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, row, { actor: null, source: 'desk' });
	});

/** Somebody who answers for an organisation. */
export async function person(name: string, of: string): Promise<Viewer> {
	const email = `${name.toLowerCase()}@example.org`;
	const scope = ref('organization', of);
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		await grant(tx, { person: made, role: 'partner', scope, by: null, source: 'desk' });
		return made;
	});
	return { id, name, email, locale: 'fr', roles: [{ role: 'partner', scope }], secondFactor: false, sessionId: '' };
}

const inTwoMonths = () => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const organizationOf = ({ roles }: Viewer): string => roles[0]?.scope?.id ?? '';

/** What somebody's organisation offers. @returns its id */
export const published = (viewer: Viewer): Promise<string> =>
	transaction(async (tx) => {
		const given = NewProposal.parse({
			...{ organization: organizationOf(viewer), direction: 'offer', kind: 'studio', title: 'Un studio son' },
			...{ needs: 'Libre le vendredi.', sectors: [], until: inTwoMonths(), languages: ['fr'], locality: 'Mons' }
		});
		const id = await writeProposal(tx, given, viewer);
		await publishProposal(tx, id, viewer, by(viewer));
		return id;
	});

/** Another organisation's answer. @returns the talk's id */
export const asked = (proposal: string, viewer: Viewer): Promise<string> =>
	transaction((tx) =>
		askInterest(tx, proposal, { organization: organizationOf(viewer), words: 'Cela nous irait.' }, viewer, by(viewer))
	);
