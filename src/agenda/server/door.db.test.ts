import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { ground, plan, when } from './agenda.fixture.ts';
import { arrivalsOf, doors, occurrence, passWithoutTicket, undoPassage } from './index.ts';

let at = { actor: ref('person', ''), locale: 'fr' as const };

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
	const who = { name: 'Olga Officier', email: 'olga@example.org', locale: 'fr' } as const;
	at = { ...at, actor: ref('person', await transaction((tx) => findOrMakePerson(tx, who))) };
});
afterAll(stopJobs);

test('a group without a ticket that came in by mistake goes as one, and gives its places back', async () => {
	const seance = (await plan('groupe', when(1, { capacity: 4 }))).id;
	const listing = await occurrence(seance);
	const order = { name: 'Famille Passant', seats: 3, nonce: crypto.randomUUID(), beyond: false };
	await passWithoutTicket(listing, order, at);
	const [one] = (await arrivalsOf(seance)).map(({ last }) => last?.nonce ?? '');
	await undoPassage(listing, one ?? '', at);
	expect((await occurrence(seance)).occurrence.places.left).toBe(2);
	for (const _twice of [1, 2]) await undoPassage(listing, order.nonce, at);
	expect((await occurrence(seance)).occurrence.places.left).toBe(4);
	expect((await arrivalsOf(seance)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
	await expect(undoPassage(listing, crypto.randomUUID(), at)).rejects.toMatchObject({ status: 404 });
});

test('the doors of an organisation are its own, however many others come before', async () => {
	const { offering } = await occurrence((await plan('porte', when(3))).id);
	const slugs = async (organizations: string[] | null) =>
		(await doors(organizations)).coming.map((door) => door.offering.slug);
	expect(await slugs([offering.organization.id])).toContain('porte');
	expect(await slugs([crypto.randomUUID()])).toEqual([]);
	expect(await slugs(null)).toContain('porte');
});
