import { ref } from '#kernel/facts.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { NewFollowUp, NewList, NewNote, NewOrganization } from '#network';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Asks, Contact, NoteReaders } from '../../contacts/contact.ts';
import { addOrganization, contactList, contacts, keepFollowUp, keepList, keepNote, tagContact } from '../index.ts';

export const by = { actor: null, source: 'desk' } as const;
let turn = 0;

/** An admin, two coordinators, and who answers for a house. */
export const crew = {} as Record<'admin' | 'lou' | 'ann' | 'partner', Viewer>;

export const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => transaction(act);
export const person = (name: string, more: { birthYear?: number; email?: string | null } = {}): Promise<string> =>
	write((tx) => findOrMakePerson(tx, { name, email: null, locale: 'fr', ...more }));
export const house = (name: string, sectors: string[] = []): Promise<string> =>
	write((tx) =>
		addOrganization(
			tx,
			NewOrganization.parse({
				...{
					name,
					formerNames: [],
					kind: 'company',
					sentence: { source: 'fr', fr: 'Inventée.' },
					sectors,
					locality: null
				},
				...{ lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null, sources: [] }
			}),
			by
		)
	);
export const her = (id: string): Contact => ({ kind: 'person', id });
export const its = (id: string): Contact => ({ kind: 'organization', id });
export const note = (about: Contact, text: string, readers: NoteReaders, writer: Viewer, more: object = {}) =>
	write((tx) => keepNote(tx, about, NewNote.parse({ day: '2026-11-30', text, readers, ...more }), writer));
export const remind = (about: Contact, what: string, due: string, assignee: string | null, who = crew.lou) =>
	write((tx) => keepFollowUp(tx, about, NewFollowUp.parse({ what, due, assignee }), who));
export const tag = (about: Contact, label: string) => write((tx) => tagContact(tx, about, label, crew.lou));
export const listed = async (asks: Asks, viewer = crew.lou, readers: 'team' | 'me' = 'team') =>
	contactList(
		await write((tx) => keepList(tx, null, NewList.parse({ name: `Liste ${++turn}`, readers, asks }), viewer)),
		viewer
	);
export const namesIn = async (list: Awaited<ReturnType<typeof listed>>) =>
	(await contacts({ list, limit: 50 })).contacts.map(({ name }) => name);
export const refusedAs = (code: string) => ({ code, status: 422 });

export async function viewerOf(name: string, role: RoleName, scope: string | null = null): Promise<Viewer> {
	const email = `${name.toLowerCase()}@example.org`;
	const id = await person(name, { email });
	const at = scope ? ref('organization', scope) : null;
	await write((tx) => grant(tx, { person: id, role, scope: at, by: null, source: 'desk' }));
	return { id, name, email, locale: 'fr', secondFactor: true, sessionId: 's', roles: [{ role, scope: at }] };
}

/** A database of its own, with the crew in it. */
export async function beginContacts(): Promise<void> {
	await testDatabase();
	openSecret('a secret for the tests', '');
	crew.admin = await viewerOf('Ada', 'admin');
	crew.lou = await viewerOf('Lou', 'coordinator');
	crew.ann = await viewerOf('Ann', 'coordinator');
	crew.partner = await viewerOf('Pia', 'partner', await house('Maison Pia'));
}
