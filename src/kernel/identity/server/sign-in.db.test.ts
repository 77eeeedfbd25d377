import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { db, openPool, transaction } from '../../server/db.ts';
import { authHandler, openIdentity } from './auth.ts';
import { auth } from './better-auth.ts';
import { caller, openTestIdentity, signInAs, tokenSentTo, viewerOf } from './identity.fixture.ts';
import { setPassword } from './password.ts';
import { findOrMakePerson, personById } from './persons.ts';
import { personOfRequest, signOut } from './sessions.ts';
import { followMagicLink, requestMagicLink, signInWithPassword } from './sign-in.ts';

beforeAll(async () => {
	await testDatabase();
	openTestIdentity();
});

const linkFor = async (email: string): Promise<string> => {
	await requestMagicLink({ email, locale: 'nl', returnTo: '/nl/agenda' }, caller());
	return tokenSentTo(email);
};

const count = async (table: string, where = sql`true`): Promise<number> => {
	const { rows } = await sql<{
		count: number;
	}>`select count(*) as count from ${sql.table(table)} where ${where}`.execute(db);
	return rows[0]?.count ?? 0;
};

test('a link signs in once; what is kept of it is a hash', async () => {
	const token = await linkFor('Ada@Example.org ');
	const { rows } = await sql<{ row: string }>`select v::text as row from identity."verification" v`.execute(db);
	expect(rows.length).toBeGreaterThan(0);
	expect(rows.some(({ row }) => row.includes(token))).toBe(false);

	const { cookies, person } = await followMagicLink({ token, locale: 'nl' }, caller());
	expect(await viewerOf(cookies)).toMatchObject({
		id: person,
		email: 'ada@example.org',
		name: 'ada',
		locale: 'nl',
		secondFactor: false
	});
	await expect(followMagicLink({ token, locale: 'nl' }, caller())).rejects.toMatchObject({
		code: 'identity_link_used',
		status: 410
	});
});

test('one link that is followed five times at once opens one session', async () => {
	const token = await linkFor('race@example.org');
	const all = await Promise.allSettled(
		Array.from({ length: 5 }, () => followMagicLink({ token, locale: 'fr' }, caller()))
	);
	expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(
		await count('identity.session', sql`"userId" = (select id from identity.person where email = 'race@example.org')`)
	).toBe(1);
});

test('an expired, an invented and an empty link are refused', async () => {
	const token = await linkFor('late@example.org');
	await sql`update identity."verification" set "expiresAt" = now() - interval '1 second'`.execute(db);
	for (const wrong of [token, 'x'.repeat(32), '', '%00', '\u0000'])
		await expect(followMagicLink({ token: wrong, locale: 'fr' }, caller())).rejects.toMatchObject({
			code: 'identity_link_used'
		});
	expect(await count('identity.person', sql`email = 'late@example.org'`)).toBe(0);
});

test('the letter is in the language asked for, and leads to our own page only', async () => {
	await linkFor('brief@example.org');
	const letter = async () =>
		(
			await sql<{ subject: string; text: string }>`
		select subject, text from kernel.mail where recipient = 'brief@example.org' order by written_at desc limit 1`.execute(
				db
			)
		).rows[0];
	expect((await letter())?.subject).toContain('Uw aanmeldlink');
	expect((await letter())?.text).toMatch(
		/http:\/\/localhost:3000\/nl\/aanmelden\/link\?token=\w+&returnTo=%2Fnl%2Fagenda\n/
	);
	await requestMagicLink({ email: 'brief@example.org', locale: 'fi', returnTo: '//evil.example' }, caller());
	expect((await letter())?.text).toMatch(/\/fi\/kirjaudu\/linkki\?token=\w+\n/);
});

test('a guest becomes the account with the same id and keeps her name', async () => {
	const guest = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Grace Hopper', email: 'grace@example.org', locale: 'en' })
	);
	const { person, viewer } = await signInAs('GRACE@example.org');
	expect(person).toBe(guest);
	expect(viewer).toMatchObject({ id: guest, name: 'Grace Hopper', locale: 'en' });
});

test('nobody changes what is known of a guest by typing her address', async () => {
	const make = (name: string) =>
		transaction((tx) => findOrMakePerson(tx, { name, email: 'mine@example.org', locale: 'fr' }));
	const first = await make('La vraie');
	expect(await make('Une autre')).toBe(first);
	expect((await personById(first))?.name).toBe('La vraie');
});

test('ten first sign-ins at once with one address make one person', async () => {
	const tokens: string[] = [];
	for (let index = 0; index < 10; index++) tokens.push(await linkFor('many@example.org'));
	const all = await Promise.all(tokens.map((token) => followMagicLink({ token, locale: 'fr' }, caller())));
	expect(new Set(all.map(({ person }) => person)).size).toBe(1);
	expect(await count('identity.person', sql`email = 'many@example.org'`)).toBe(1);
});

test('a password cannot take over an address that nobody has proved', async () => {
	await transaction((tx) => findOrMakePerson(tx, { name: 'Invitée', email: 'guest@example.org', locale: 'fr' }));
	const body = { name: 'Voleur', email: 'guest@example.org', password: 'a long password' };
	const post = (path: string) =>
		new Request(`http://localhost:3000/api/auth${path}`, { method: 'POST', body: JSON.stringify(body) });
	for (const path of [
		'/sign-up/email',
		'/sign-in/email',
		'/sign-in/magic-link',
		'/update-user',
		'/two-factor/enable',
		'/passkey/../sign-up/email'
	])
		expect((await authHandler(post(path), '203.0.113.7')).status).toBe(404);
	const { api } = await auth();
	await expect(api.signUpEmail({ body, headers: new Headers() })).rejects.toThrow('sign up is not enabled');
	expect(await count('identity.user', sql`"email" = 'guest@example.org'`)).toBe(0);
});

test('a signed-in person sets a password, which ends her other sessions; wrong and unknown sound alike', async () => {
	const other = await signInAs('pass@example.org');
	const { viewer } = await signInAs('pass@example.org');
	await expect(setPassword({ password: 'short' }, viewer)).rejects.toMatchObject({ code: 'identity_password_length' });
	await setPassword({ password: 'correct horse' }, viewer);
	await setPassword({ password: 'correct horse battery' }, viewer);
	expect(await personOfRequest(caller(other.cookies).headers)).toBeNull();

	const { cookies, secondFactor } = await signInWithPassword(
		{ email: 'pass@example.org', password: 'correct horse battery' },
		caller()
	);
	expect(secondFactor).toBe(false);
	expect((await viewerOf(cookies)).id).toBe(viewer.id);
	for (const email of ['pass@example.org', 'nobody@example.org'])
		await expect(signInWithPassword({ email, password: 'correct horse' }, caller())).rejects.toMatchObject({
			code: 'identity_password_wrong',
			status: 401
		});
});

test('an old session cannot set a password', async () => {
	const { viewer } = await signInAs('old@example.org');
	await sql`update identity."session" set "createdAt" = now() - interval '16 minutes' where "id" = ${viewer.sessionId}`.execute(
		db
	);
	await expect(setPassword({ password: 'correct horse battery' }, viewer)).rejects.toMatchObject({
		code: 'identity_sign_in_again'
	});
});

test('reading who is signed in costs one query, and none without our cookie', async () => {
	const { cookies } = await signInAs('cost@example.org');
	const connect = vi.spyOn(openPool(), 'connect');
	for (const cookie of [
		'',
		'valley.session_token=forged',
		'valley.session_token=a.b',
		'valley.session_token=%E0%A4%A.x',
		'other=1'
	])
		expect(await personOfRequest(new Headers(cookie ? { cookie } : {}))).toBeNull();
	expect(connect).toHaveBeenCalledTimes(0);
	await personOfRequest(caller(cookies).headers);
	expect(connect).toHaveBeenCalledTimes(1);
	connect.mockRestore();
});

test('signing out ends the session', async () => {
	const { cookies } = await signInAs('bye@example.org');
	const forgetting = await signOut(caller(cookies));
	expect(forgetting.some((line) => /session_token=;.*max-age=0/i.test(line))).toBe(true);
	expect(await personOfRequest(caller(cookies).headers)).toBeNull();
	await signOut(caller());
});

test('an address that is none is refused before anything is sent', async () => {
	for (const email of [
		'',
		'a',
		'a@b',
		'a@b.',
		'a b@c.be',
		'a@b.be\r\nBcc: x@y.be',
		`${'a'.repeat(250)}@b.be`,
		'<a@b.be>'
	])
		await expect(requestMagicLink({ email, locale: 'fr' }, caller())).rejects.toMatchObject({
			code: 'identity_email_wrong',
			status: 422
		});
});

test('cookies are secure on https and not on http', async () => {
	const plain = await signInAs('plain@example.org');
	expect(plain.cookies.join()).toMatch(/^valley\.session_token=.*HttpOnly.*SameSite=Lax/);
	expect(plain.cookies.join()).not.toContain('Secure');
	openIdentity({ baseUrl: 'https://hub.example' });
	const secure = await signInAs('secure@example.org');
	expect(secure.cookies.join()).toMatch(/^__Secure-valley\.session_token=.*Secure/);
	openIdentity({ baseUrl: 'http://localhost:3000' });
});
