import { beforeAll, expect, test } from 'vitest';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { ground, offering } from './agenda.fixture.ts';
import { eraseContacts, exportContacts } from './contacts.ts';
import { offeringToEdit, writeOffering } from './index.ts';

beforeAll(async () => {
	await testDatabase();
	await ground();
});

test('an address is taken out of the activities that name it, also in a sentence, and out of no longer one', async () => {
	const sentences = ['Ann, ann@example.org.', '<ann@example.org>', 'joann@example.org', 'ann@example.org.uk'];
	const { ids, ann } = await transaction(async (tx) => ({
		ids: await Promise.all(sentences.map((contact, at) => writeOffering(tx, offering(`contact-${at}`, { contact })))),
		ann: await findOrMakePerson(tx, { email: 'Ann@Example.org', name: 'Ann', locale: 'fr' })
	}));
	expect((await exportContacts(ann)).map(({ slug }) => slug).sort()).toEqual(['contact-0', 'contact-1']);
	await transaction((tx) => eraseContacts(tx, ann));
	const left = await Promise.all(ids.map(async (id) => (await offeringToEdit(id)).given.contact));
	expect(left).toEqual([null, null, 'joann@example.org', 'ann@example.org.uk']);
});
