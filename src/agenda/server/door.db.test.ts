import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { ground, plan, request, when } from './agenda.fixture.ts';
import { arrivalsOf, doors, occurrence, passWithoutTicket, register, undoPassage } from './index.ts';

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

test('a walk-in that was a mistake takes the seats away that were added for it, and no others', async () => {
	const seance = (await plan('ajoutee', when(1, { capacity: 2 }))).id;
	const listing = await occurrence(seance);
	const places = async () => (await occurrence(seance)).occurrence.places;
	const come = async (seats: number, beyond: boolean) => {
		const nonce = crypto.randomUUID();
		await passWithoutTicket(listing, { name: null, seats, nonce, beyond }, at);
		return nonce;
	};
	const [first, three] = [await come(1, false), await come(3, true)];
	await register(request(), seance, { actor: null, source: 'web' });
	expect(await places()).toMatchObject({ capacity: 4, taken: 4, waiting: 1 });
	await undoPassage(listing, three, at);
	expect(await places()).toMatchObject({ capacity: 2, taken: 2, waiting: 0, left: 0 });
	await undoPassage(listing, first, at);
	expect(await places()).toMatchObject({ capacity: 2, taken: 1, left: 1 });
});

test('the doors of an organisation are its own, however many others come before', async () => {
	const { offering } = await occurrence((await plan('porte', when(3))).id);
	const slugs = async (organizations: string[] | null) =>
		(await doors(organizations)).coming.map((door) => door.offering.slug);
	expect(await slugs([offering.organization.id])).toContain('porte');
	expect(await slugs([crypto.randomUUID()])).toEqual([]);
	expect(await slugs(null)).toContain('porte');
});
