import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { by, ground, offering } from './agenda.fixture.ts';
import { eraseContacts, exportContacts } from './contacts.ts';
import { declineProposal, offeringToEdit, propose, takeProposal, waitingProposals, writeOffering } from './index.ts';
import { eraseProposals, exportProposals } from './proposals.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

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

const proposed = {
	name: 'Ann',
	email: 'ANN@example.org',
	title: 'Un repair café',
	words: 'On répare. Ensemble.',
	place: 'Au quai'
};

test('what is proposed becomes a draft with its séance at one press, once, and who proposed it is told', async () => {
	const startsAt = new Date(Date.now() + 86_400_000);
	const when = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
	const [first, second] = await transaction(async (tx) => [
		await propose(tx, { ...proposed, when }, { person: null, locale: 'fr' }),
		await propose(tx, { ...proposed, title: 'Un autre', when: null }, { person: null, locale: 'nl' })
	]);
	expect(await transaction((tx) => propose(tx, { ...proposed, when }, { person: null, locale: 'fr' }))).toBe(first);
	expect((await waitingProposals()).map(({ id }) => id)).toEqual([first, second]);
	const both = await Promise.allSettled(
		[1, 2].map(() => transaction((tx) => takeProposal(tx, first ?? '', 'hub', by)))
	);
	const draft = both.find((one) => one.status === 'fulfilled')?.value ?? '';
	expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'proposals_decided' });
	expect((await offeringToEdit(draft)).given).toMatchObject({
		title: { fr: 'Un repair café' },
		summary: { fr: 'On répare.' }
	});
	await transaction((tx) => declineProposal(tx, second ?? '', by));
	await expect(transaction((tx) => takeProposal(tx, 'x', 'hub', by))).rejects.toMatchObject({ status: 404 });
	const { rows } = await sql<{
		locale: string;
	}>`select locale from kernel.mail where recipient ilike 'ann@example.org' order by locale`.execute(db);
	// before people's words come to it, an address is asked whether it is hers
	expect([...new Set(rows.map(({ locale }) => locale))]).toEqual(['fr', 'nl']);
	const { rows: at } = await sql<{
		startsAt: Date;
	}>`select starts_at from agenda.occurrence where offering = ${draft}`.execute(db);
	expect(at).toEqual([{ startsAt }]);
	expect(await waitingProposals()).toEqual([]);
});

test('what was proposed is hers who has the address: she takes it away and has it erased', async () => {
	const ann = await transaction((tx) => findOrMakePerson(tx, { email: 'ann@example.org', name: 'Ann', locale: 'fr' }));
	expect(await exportProposals(ann)).toHaveLength(2);
	await transaction((tx) => eraseProposals(tx, ann));
	expect(await exportProposals(ann)).toEqual([]);
});
