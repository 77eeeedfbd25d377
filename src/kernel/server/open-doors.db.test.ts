import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { missing } from '../errors.ts';
import { newId } from '../id.ts';
import { caller, openTestIdentity, signInAs } from '../identity/server/identity.fixture.ts';
import { findOrMakePerson } from '../identity/server/persons.ts';
import { grant, revoke, rolesOf } from '../identity/server/roles.ts';
import { signOut, standingOf } from '../identity/server/sessions.ts';
import { closeBus, openBus } from './bus.ts';
import { transaction } from './db.ts';
import { accessChanged, keepOpen } from './open-doors.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openTestIdentity();
	await openBus(connection, () => undefined);
});
afterAll(closeBus);

function door(standsOn: string, mayStay: () => Promise<boolean>) {
	const seen = { asked: 0, closed: 0 };
	const leave = keepOpen({
		standsOn: [standsOn, null],
		mayStay: () => {
			seen.asked++;
			return mayStay();
		},
		close: () => seen.closed++
	});
	return { seen, leave };
}

test('a role that is taken away closes what stands on it, and nobody else’s door', async () => {
	const [ines, nora] = await Promise.all(
		['ines', 'nora'].map((name) =>
			transaction((tx) => findOrMakePerson(tx, { name, email: `${name}@example.org`, locale: 'fr' }))
		)
	);
	const role = (person: string) => ({ person, role: 'coordinator', scope: null, by: null, source: 'desk' }) as const;
	for (const one of [ines, nora]) await transaction((tx) => grant(tx, role(one ?? '')));
	const holds = (person: string) => async () => (await rolesOf(person)).length > 0;
	const [hers, other] = [door(ines ?? '', holds(ines ?? '')), door(nora ?? '', holds(nora ?? ''))];
	await expect.poll(() => [hers.seen.asked, other.seen.asked]).toEqual([1, 1]);
	await transaction((tx) => revoke(tx, role(ines ?? '')));
	await expect.poll(() => hers.seen.closed).toBe(1);
	expect(other.seen).toEqual({ asked: 1, closed: 0 });
	other.leave();
});

test('a session that ends closes what was opened in it', async () => {
	const { viewer, cookies } = await signInAs('soir@example.org');
	const { seen } = door(viewer.id, async () => (await standingOf(viewer)) !== null);
	await expect.poll(() => seen.asked).toBe(1);
	await signOut(caller(cookies));
	await expect.poll(() => seen.closed).toBe(1);
});

test('what was taken away while she came in is noticed, a refusal closes, a failure asks again', async () => {
	const id = newId();
	const late = door(id, async () => false);
	const refused = door(id, async () => {
		throw missing();
	});
	let failures = 0;
	const stormy = door(id, async () => {
		if (failures++ === 0) throw new Error('the database is away');
		return failures < 3;
	});
	await expect.poll(() => [late.seen.closed, refused.seen.closed]).toEqual([1, 1]);
	await expect.poll(() => stormy.seen.asked, { timeout: 3000 }).toBe(2);
	expect(stormy.seen.closed).toBe(0);
	await transaction((tx) => accessChanged(tx, id));
	await expect.poll(() => stormy.seen.closed).toBe(1);
});
