import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { newId } from '../../id.ts';
import { db, transaction } from '../../server/db.ts';
import { erasePerson } from './erasure.ts';
import { caller, openTestIdentity, signInAs } from './identity.fixture.ts';
import { signOut } from './sessions.ts';
import { asideOf, forgetAside, readerCookie, readerOf, setAside } from './set-aside.ts';

beforeAll(async () => {
	await testDatabase();
	openTestIdentity();
});

const brought = {
	page: '/fr/moi',
	act: '/fr/moi?/save',
	fields: [['about', 'Un texte que personne ne doit lire.']]
} as const;
const keep = async (person: string | null) => (await setAside(brought, person)) ?? '';
const waiting = async (): Promise<string[]> =>
	(await sql<{ row: string }>`select encode(content, 'escape') as row from identity.set_aside`.execute(db)).rows.map(
		({ row }) => row
	);

test('what was set aside is for its person with her browser, and for nobody else', async () => {
	const { person } = await signInAs('owner@example.org');
	const { person: other } = await signInAs('other@example.org');
	const cookie = await keep(person);
	expect(await asideOf(cookie, other)).toBeNull();
	expect(await asideOf(`${cookie.split('.')[0]}.${Buffer.alloc(32).toString('base64url')}`, person)).toBeNull();
	expect(await asideOf('made.up', person)).toBeNull();
	expect(await asideOf(cookie, person)).toEqual(brought);
	expect((await waiting()).some((row) => row.includes('personne'))).toBe(false);
	await forgetAside(cookie);
	expect(await asideOf(cookie, person)).toBeNull();
});

test('a visitor’s is for whoever signs in with her browser, within the hour, and not too long', async () => {
	const { person } = await signInAs('visitor@example.org');
	const cookie = await keep(null);
	expect(await asideOf(cookie, person)).toEqual(brought);
	await sql`update identity.set_aside set expires_at = now() - interval '1 second'`.execute(db);
	expect(await asideOf(cookie, person)).toBeNull();
	const long = { ...brought, fields: [['about', 'x'.repeat(70_000)]] } as const;
	expect(await setAside(long, null)).toBeNull();
	expect(await setAside(long, person)).not.toBeNull();
});

test('it goes as she signs out, and as she is erased', async () => {
	const { cookies, person } = await signInAs('leaves@example.org');
	const left = await keep(person);
	const forgetting = await signOut(caller(cookies));
	expect(await asideOf(left, person)).toBeNull();
	for (const name of ['valley_reader', 'valley_aside'])
		expect(forgetting.some((line) => line.startsWith(`${name}=;`))).toBe(true);
	const again = await keep(person);
	await transaction((tx) => erasePerson(tx, person));
	expect(await asideOf(again, person)).toBeNull();
	await keep(person);
	expect(await waiting()).toHaveLength(1);
});

test('strangers fill no disk, and push nobody’s away', async () => {
	await sql`delete from identity.set_aside`.execute(db);
	const { person } = await signInAs('kept@example.org');
	const [hers, first] = [await keep(person), await keep(null)];
	for (let turn = 0; turn < 500; turn++) await keep(null);
	expect(await waiting()).toHaveLength(501);
	expect(await asideOf(first, newId())).toBeNull();
	expect(await asideOf(hers, person)).toEqual(brought);
});

test('whose browser it was cannot be made up', () => {
	const person = newId();
	expect(readerOf(readerCookie(person))).toBe(person);
	expect(readerOf(`${newId()}.${readerCookie(person).split('.')[1]}`)).toBeNull();
	expect(readerOf('x.y')).toBeNull();
	expect(readerOf(undefined)).toBeNull();
});
