import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingsFor, lockPools } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { by, ground, plan, request, when } from './agenda.fixture.ts';
import { occurrence, register, registerByHand, trashOffering, unpublishOffering } from './index.ts';

const web = { actor: null, source: 'web' } as const;
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

/** Lets several acts stand in line for a pool in this order before the first may go on. @returns the code of each refusal. */
async function inLine(pool: string, acts: readonly (() => Promise<unknown>)[]): Promise<(string | null)[]> {
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	const { promise: held, resolve: hold } = Promise.withResolvers<void>();
	const first = transaction(async (tx) => {
		await lockPools(tx, [pool]);
		hold();
		await released;
	});
	await held;
	const running: Promise<string | null>[] = [];
	for (const act of acts) {
		running.push(code(act()));
		await waiting(running.length);
	}
	release();
	await first;
	return Promise.all(running);
}

async function waiting(count: number): Promise<void> {
	for (let turn = 0; turn < 100; turn++) {
		const { rows } = await sql<{ count: number }>`
			select count(*)::int from pg_locks where locktype = 'advisory' and classid = 7100 and not granted
				and database = (select oid from pg_database where datname = current_database())`.execute(db);
		if (rows[0]?.count === count) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

test.each([
	['unpublishing', 'agenda_unpublish_booked', unpublishOffering],
	['trashing', 'agenda_trash_booked', trashOffering]
] as const)(
	'%s and a booking made in the same moment: the first in line goes, the other is refused',
	async (name, refusal, act) => {
		for (const registering of [register, registerByHand]) {
			const slug = `${name}-${registering.name.toLowerCase()}`;
			const taken = await plan(`${slug}-taken`, when(48));
			const free = await plan(`${slug}-free`, when(48));
			const offerings = await Promise.all([taken, free].map(async ({ id }) => (await occurrence(id)).offering.id));
			const away = (place: number) => () => transaction((tx) => act(tx, offerings[place] ?? '', by));
			const booking = (id: string) => () => registering(request(), id, web);
			expect(await inLine(taken.pool, [booking(taken.id), away(0)])).toEqual([null, refusal]);
			expect(await inLine(free.pool, [away(1), booking(free.id)])).toEqual([null, 'kernel_missing']);
			expect(await bookingsFor(ref('occurrence', free.id))).toEqual([]);
		}
	}
);
