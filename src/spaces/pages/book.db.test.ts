import { isRedirect, type RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { lockHouses } from '../server/houses.ts';
import { house, moment, space } from '../server/spaces.fixture.ts';
import { bookFrom } from './book.server.ts';

const CROWD = 40;
let quai = '';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	liftLimits();
	quai = await house('quai');
});

/** Sends the form of a space. @returns its status: 303 once it is booked. */
async function send(slug: string, who: number): Promise<number> {
	const form = new URLSearchParams({
		...{ day: moment('10:00').toISOString().slice(0, 10), from: '10:00', until: '11:00', quantity: '1' },
		...{ name: `Person ${who}`, email: `person${who}@example.org`, people: '', purpose: '', key: crypto.randomUUID() }
	});
	const event = {
		request: new Request('http://hub.test/', { method: 'POST', body: form }),
		locals: { locale: 'fr', viewer: null },
		getClientAddress: () => '203.0.113.1',
		setHeaders: () => undefined
	} as unknown as RequestEvent;
	return bookFrom(event, slug).then(
		({ status }) => status,
		(thrown) => {
			if (isRedirect(thrown)) return thrown.status;
			throw thrown;
		}
	);
}

test('a crowd that wants one house holds no connection while it waits: everybody else is answered, and so is each of it', async () => {
	await space('quai', 'salle');
	let letGo = (): void => undefined;
	const long = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	const slow = transaction(async (tx) => {
		await lockHouses(tx, [quai]);
		await long;
	});
	const crowd = Promise.all(Array.from({ length: CROWD }, (_, who) => send('salle', who)));
	await new Promise((resolve) => setTimeout(resolve, 1000));
	const answered = await Promise.race([
		sql`select 1`.execute(db).then(() => 'at once'),
		new Promise((resolve) => setTimeout(resolve, 1000, 'not while the crowd waits'))
	]);
	letGo();
	await slow;
	const statuses = await crowd;
	expect(answered).toBe('at once');
	expect(statuses.filter((status) => status === 303)).toHaveLength(1);
	expect(statuses.filter((status) => status === 409)).toHaveLength(CROWD - 1);
});
