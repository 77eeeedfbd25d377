import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import type { OrganizationKind } from '#network';
import { addOrganization } from '#network/server';
import { keepWelcomer } from '#venture/server';

const by = { actor: null, source: 'desk' } as const;

/** An invented organisation, with an address or without. @returns its id */
export const organization = (
	name: string,
	email: string | null = null,
	kind: OrganizationKind = 'company'
): Promise<string> =>
	transaction((tx) =>
		addOrganization(
			tx,
			{
				...{ name, email, slug: `o-${newId()}`, kind, formerNames: [], sectors: [], sources: [] },
				...{ sentence: { source: 'fr', fr: 'Inventé pour vérifier.' }, locality: 'Mons', lat: null, lon: null },
				...{ website: null, founded: null, status: null, statusAsOf: null, fictional: true }
			},
			by
		)
	);

/** Somebody invented whose address is proved. @returns her id */
export const somebody = (name: string, email: string): Promise<string> =>
	transaction(async (tx) => {
		await prove(tx, email);
		return findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
	});

const role = (person: string, scope: string) =>
	({ person, role: 'adviser', scope: ref('organization', scope), by: null, source: 'desk' }) as const;

/** Somebody invented who is an adviser of an organisation. */
export async function adviser(name: string, email: string, of: string): Promise<Viewer> {
	const id = await somebody(name, email);
	await transaction((tx) => grant(tx, role(id, of)));
	const viewer = await absent(id);
	if (!viewer) throw new Error(`nobody: ${name}`);
	return viewer;
}

/** Takes her role away. */
export const dismiss = (id: string, of: string): Promise<void> => transaction((tx) => revoke(tx, role(id, of)));

/** Has her answer questions about everything, within three working days. */
export const welcome = (who: Viewer, of: string): Promise<void> =>
	transaction((tx) =>
		keepWelcomer(tx, { person: who.id, organization: of }, { areas: [], days: 3, awayUntil: null }, who, by)
	);

/** The texts of the letters to an address, the latest first. */
export async function lettersTo(address: string): Promise<string[]> {
	const { rows } = await sql<{ text: string }>`
		select text from kernel.mail where recipient = ${address.toLowerCase()} order by written_at desc, id desc`.execute(
		db
	);
	return rows.map(({ text }) => text);
}

/** Where the latest letter to somebody leads that has an address below a word, on a hub: what another program wrote names its own. */
export async function linkTo(url: string, address: string, word: string): Promise<string> {
	for (const text of await lettersTo(address)) {
		const found = new RegExp(`https?://\\S+/${word}/\\S+`).exec(text)?.[0];
		if (found) return url + new URL(found).pathname;
	}
	throw new Error(`no letter to ${address} has a link with ${word}`);
}

/** The code in the latest letter to somebody that has one. */
export async function codeTo(address: string): Promise<string> {
	for (const text of await lettersTo(address)) {
		const found = /: (\d{6})\./.exec(text.replaceAll('\u00a0', ' '))?.[1] ?? /\b(\d{6})\. /.exec(text)?.[1];
		if (found) return found;
	}
	throw new Error(`no code came to ${address}`);
}
