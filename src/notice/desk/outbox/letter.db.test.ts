import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { caller, openTestIdentity, setDemo } from '#kernel/identity/server/identity.fixture.ts';
import { invite } from '#kernel/identity/server/invitations.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { requestMagicLink } from '#kernel/identity/server/sign-in.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { letterFor, lettersFor } from './letter.server.ts';

const viewer = (role: RoleName): Viewer => ({
	id: newId(),
	name: role,
	email: null,
	locale: 'fr',
	roles: [{ role, scope: null }],
	secondFactor: true,
	sessionId: 'session'
});
const admin = viewer('admin');
const coordinator = viewer('coordinator');
const folder = mkdtempSync(join(tmpdir(), 'valley-letters-'));
const hidden = { text: '', html: null, attachments: [], words: 'withheld' };

beforeAll(async () => {
	await testDatabase();
	openTestIdentity();
	openStorage(folder);
	await setDemo(false);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('an admin’s sign-in link and invitation are kept from a coordinator', async () => {
	await requestMagicLink({ email: 'link@example.org', locale: 'fr' }, caller());
	const asked = { email: 'invited@example.org', role: 'admin', scope: null, locale: 'fr' } as const;
	await transaction(async (tx) => {
		const id = await findOrMakePerson(tx, { name: 'Grace', email: 'grace@example.org', locale: 'fr' });
		await invite(tx, asked, { ...admin, id });
	});
	for (const recipient of ['link@example.org', 'invited@example.org']) {
		const id = await idOfLetterTo(recipient);
		expect(await letterFor(coordinator, id), recipient).toMatchObject({ recipient, ...hidden });
		const shown = await letterFor(admin, id);
		expect(shown.words).toBe('shown');
		expect(shown.text).toContain('token=');
	}
});

test('what a letter that opens carries is kept from a coordinator too', async () => {
	const id = await posted(true);
	expect(await letterFor(coordinator, id)).toMatchObject(hidden);
	expect((await letterFor(admin, id)).attachments).toHaveLength(1);
	expect((await letterFor(coordinator, await posted())).attachments).toHaveLength(1);
});

test('what is for its reader alone is kept from an admin too', async () => {
	const letter = {
		to: 'hers@example.org',
		locale: 'fr',
		subject: 'Réponse',
		text: 'Venez jeudi.',
		words: 'hub'
	} as const;
	const id = await transaction((tx) => post(tx, { ...letter, confidential: true }));
	for (const who of [admin, coordinator]) expect(await letterFor(who, id)).toMatchObject({ ...hidden, subject: null });
	// what it is about stands in its first line already
	expect((await lettersFor(100)).find((one) => one.id === id)).toMatchObject({ recipient: letter.to, subject: null });
});

test('once sent, its words are gone for everybody', async () => {
	const id = await posted(true);
	await sql`update kernel.mail set sent_at = now(), text = '', html = null where id = ${id}`.execute(db);
	for (const who of [admin, coordinator]) expect((await letterFor(who, id)).words).toBe('gone');
});

test('on the demonstration the whole team reads it', async () => {
	const id = await posted(true);
	await setDemo(true);
	expect(await letterFor(coordinator, id)).toMatchObject({ text: 'words', html: '<p>words</p>', words: 'shown' });
	expect(await lettersFor(100)).not.toContainEqual(expect.objectContaining({ subject: null }));
	await setDemo(false);
});

test('a letter that does not exist is missing', async () => {
	for (const id of [newId(), 'nonsense']) await expect(letterFor(admin, id)).rejects.toMatchObject({ status: 404 });
});

const posted = (opens?: true): Promise<string> =>
	transaction((tx) =>
		post(tx, {
			to: 'ada@example.org',
			words: 'hub',
			locale: 'fr',
			subject: 'Subject',
			text: 'words',
			html: '<p>words</p>',
			attachments: [{ name: 'code.txt', mediaType: 'text/plain', content: Buffer.from('code') }],
			...(opens && { opens })
		})
	);

async function idOfLetterTo(recipient: string): Promise<string> {
	const { rows } = await sql<{ id: string }>`select id from kernel.mail where recipient = ${recipient}`.execute(db);
	return rows[0]?.id ?? '';
}
