import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import type { OrganizationKind } from '#network';
import { addOrganization } from '#network/server';
import type { Welcoming } from '../../asking/welcoming.ts';
import { keepWelcomer } from './welcomers.ts';

const desk = { actor: null, source: 'desk' } as const;
export const web = { actor: null, source: 'web' } as const;

/** An organisation of the directory, with an address or without. @returns its id */
export const organization = (
	name: string,
	email: string | null = null,
	kind: OrganizationKind = 'company'
): Promise<string> =>
	transaction((tx) =>
		addOrganization(
			tx,
			{
				...{ name, formerNames: [], kind, sentence: { source: 'fr', fr: name }, sectors: ['gaming'] },
				...{ locality: 'Mons', lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null },
				...{ sources: [], email }
			},
			desk
		)
	);

/** Somebody whose address is proved. @returns her id */
export const person = (name: string): Promise<string> =>
	transaction(async (tx) => {
		const email = addressOf(name);
		const id = await findOrMakePerson(tx, { name, email, locale: 'fr' });
		await prove(tx, email);
		return id;
	});

/** An address of a name. */
export const addressOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;

/** As she stands now. */
export async function viewer(id: string): Promise<Viewer> {
	const found = await absent(id);
	if (!found) throw new Error(`nobody: ${id}`);
	return found;
}

const role = (person: string, scope: string) =>
	({ person, role: 'adviser', scope: ref('organization', scope), by: null, source: 'desk' }) as const;

/** Somebody who is an adviser of an organisation. */
export async function adviser(name: string, of: string): Promise<Viewer> {
	const id = await person(name);
	await transaction((tx) => grant(tx, role(id, of)));
	return viewer(id);
}

/** Takes her role away. */
export const dismiss = (id: string, of: string): Promise<void> => transaction((tx) => revoke(tx, role(id, of)));

/** Has an adviser answer questions. */
export const welcome = (who: Viewer, of: string, more: Partial<Welcoming> = {}): Promise<void> =>
	transaction((tx) =>
		keepWelcomer(tx, { person: who.id, organization: of }, { areas: [], days: 3, awayUntil: null, ...more }, who, desk)
	);

/** The letters to an address, the oldest first. */
export async function lettersTo(address: string): Promise<{ subject: string; text: string; confidential: boolean }[]> {
	const { rows } = await sql<{ subject: string; text: string; confidential: boolean }>`
		select subject, text, confidential from kernel.mail where recipient = ${address.toLowerCase()} order by written_at, id`.execute(
		db
	);
	return rows;
}

/** What the link of the latest letter to an address leads to, below a path. */
export async function linkIn(address: string, below: string): Promise<string> {
	const texts = (await lettersTo(address)).map(({ text }) => text).reverse();
	const found = texts.map((text) => new RegExp(`/${below}/(\\S+)`).exec(text)?.[1]).find(Boolean);
	if (!found) throw new Error(`no letter to ${address} leads below ${below}`);
	return found;
}

/** The verbs of the facts of an object, in order. */
export async function factsOf(id: string): Promise<string[]> {
	const { rows } = await sql<{ verb: string }>`
		select verb from kernel.activity where object = ${id} order by recorded_at, id`.execute(db);
	return rows.map(({ verb }) => verb.replace('venture.', ''));
}
