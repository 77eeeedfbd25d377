import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { FileCard } from '../index.ts';
import { acceptHolding, addHolder, askedAbout, openFile } from './index.ts';

const bySource = { source: 'desk' } as const;
export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), ...bySource });

/** An organisation of the directory. @returns its id */
export const organization = (slug: string): Promise<string> =>
	transaction(async (tx) => {
		const given = {
			slug,
			name: slug,
			formerNames: [],
			kind: 'company' as const,
			sentence: { source: 'fr' as const, fr: 'Une phrase.' }
		};
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, row, { actor: null, source: 'desk' });
	});

/** Somebody with an account; an adviser of some organisations. */
export async function person(name: string, advises: readonly string[] = []): Promise<Viewer> {
	const email = `${name.toLowerCase()}@example.org`;
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		for (const organisation of advises)
			await grant(tx, {
				person: made,
				role: 'adviser',
				scope: ref('organization', organisation),
				by: null,
				source: 'desk'
			});
		return made;
	});
	const roles = advises.map((organisation) => ({ role: 'adviser' as const, scope: ref('organization', organisation) }));
	return { id, name, email, locale: 'fr', roles, secondFactor: false, sessionId: 'none' };
}

export const card = (name: string, more: Partial<FileCard> = {}): FileCard =>
	FileCard.parse({
		kind: 'project',
		name,
		stage: 'idea',
		sentence: `${name} en une phrase.`,
		needs: `Besoins de ${name}.`,
		...more
	});

/** A file that its founder has said is hers. @returns its id */
export async function file(
	name: string,
	keeper: string,
	adviser: Viewer,
	founder: Viewer,
	more: Partial<FileCard> = {}
): Promise<string> {
	const holders = [{ name: founder.name, email: founder.email ?? '', role: 'founder' as const }];
	const id = await transaction((tx) =>
		openFile(tx, { keeper, card: card(name, more), holders, fictional: true }, adviser, by(adviser))
	);
	const asked = (await askedAbout(founder.id)).find((one) => one.file === id);
	await transaction((tx) => acceptHolding(tx, asked?.id ?? '', founder.id, by(founder)));
	return id;
}

/** Somebody whom a holder has added to her file, and who has said that it is hers. @returns her holding */
export async function joinedBy(file: string, who: Viewer, holder: Viewer): Promise<string> {
	const given = { name: who.name, email: who.email ?? '', role: 'partner' as const };
	await transaction((tx) => addHolder(tx, file, given, holder, by(holder)));
	const asked = (await askedAbout(who.id)).find((one) => one.file === file)?.id ?? '';
	await transaction((tx) => acceptHolding(tx, asked, who.id, by(who)));
	return asked;
}

/** Why something is refused; undefined when it is done. */
export const refusal = (act: Promise<unknown>): Promise<string | undefined> =>
	act.then(
		() => undefined,
		(error: { code?: string }) => error.code ?? String(error)
	);
