import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Fact } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { cancel } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { giveBack } from './given-back.ts';
import { heldIn, reserve } from './index.ts';
import { asked, by, house, moment, space } from './spaces.fixture.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
});

test('what is given back at the page of a booking frees the space, and some of several desks', async () => {
	const desks = await space('quai', 'postes', { kind: 'desks', units: 4 });
	const { receipt } = await transaction((tx) =>
		reserve(tx, desks, asked('09:00', '12:00', { quantity: 3 }), { ...by, approval: false })
	);
	const { id, seats } = receipt.booking;
	const held = async () =>
		(await heldIn([desks], moment('00:00'), moment('23:00'))).map(({ quantity, state }) => `${quantity} ${state}`);
	const leave = async (seat?: string) => {
		await transaction((tx) =>
			cancel(tx, id, { ...(seat ? { seat } : {}), by: 'party', source: 'web', actor: null, reason: null })
		);
		const told = seats.map((one) => ({ verb: 'participation.cancelled', object: { kind: 'seat', id: one.id } }));
		// read twice, as after a restart
		for (let turn = 0; turn < 2; turn++) await transaction((tx) => giveBack(tx, told as unknown as Fact[]));
	};
	expect(await held()).toEqual(['3 taken']);
	await leave(seats[0]?.id);
	expect(await held()).toEqual(['2 taken']);
	await leave();
	expect(await held()).toEqual([]);
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from spaces.occupancy`.execute(db);
	expect(rows).toEqual([{ count: 0 }]);
});
