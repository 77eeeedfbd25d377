import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { newId } from '../../id.ts';
import { db, transaction } from '../../server/db.ts';
import { changeAccess } from '../../server/hub.ts';
import { can, hostOfAny, needsSecondFactor } from '../policy.ts';
import { authHandler } from './auth.ts';
import type { Cookies } from './caller.ts';
import { caller, comeInAs, openTestIdentity, signInAs, viewerOf } from './identity.fixture.ts';
import { forgetSecondFactors } from './lost-factor.ts';
import { setPassword } from './password.ts';
import { grant } from './roles.ts';
import { disableTotp, enableTotp, secondFactorsOf, verifySecondFactor } from './second-factor.ts';
import { openSession, personOfRequest, sessionOfRequest } from './sessions.ts';
import { signInWithPassword } from './sign-in.ts';

beforeAll(async () => {
	await testDatabase();
	openTestIdentity();
});

const secretOf = (uri: string): string => {
	const base32 = new URL(uri).searchParams.get('secret') ?? '';
	const bits = [...base32]
		.map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []).toString('utf8');
};

/** Forgets which codes were used: the test does not wait half a minute for the next one. */
const nextCode = async (uri: string): Promise<string> => {
	await sql`delete from identity.used_code`.execute(db);
	return createOTP(secretOf(uri)).totp();
};

async function enrolled(email: string): Promise<{ cookies: Cookies; uri: string; backupCodes: readonly string[] }> {
	const { cookies, viewer } = await signInAs(email);
	const { uri, qr, backupCodes } = await enableTotp({}, viewer, caller(cookies));
	expect(qr).toMatch(/^data:image\/png;base64,/);
	return { cookies: await verifySecondFactor({ code: await nextCode(uri) }, caller(cookies)), uri, backupCodes };
}

test('the first code confirms and steps the session up', async () => {
	const { cookies } = await enrolled('totp@example.org');
	const viewer = await viewerOf(cookies);
	expect(viewer.secondFactor).toBe(true);
	expect((await secondFactorsOf(viewer.id)).totp).toBe(true);
});

/** A session that showed its second factor yesterday. */
const longAgo = (person: string) =>
	sql`update identity.step_up set at = now() - interval '13 hours'
		where session_id in (select "id" from identity."session" where "userId" = ${person})`.execute(db);

test('whoever has a second factor is nobody before she shows it, whichever way she comes', async () => {
	const { cookies, backupCodes } = await enrolled('asked@example.org');
	const { id } = await viewerOf(cookies);
	await setPassword({ password: 'correct horse battery' }, await viewerOf(cookies));
	await sql`update identity."user" set "twoFactorEnabled" = false where "id" = ${id}`.execute(db);
	const password = { email: 'asked@example.org', password: 'correct horse battery' };
	const ways = [
		await comeInAs('asked@example.org'),
		await signInWithPassword(password, caller()),
		{ ...(await openSession(id, caller())), secondFactor: true }
	];
	for (const [nth, { cookies: half, secondFactor }] of ways.entries()) {
		expect(secondFactor).toBe(true);
		expect(await personOfRequest(caller(half).headers)).toBeNull();
		expect((await sessionOfRequest(caller(half).headers))?.waits).toBe(true);
		for (const path of ['generate-register-options', 'delete-passkey', 'list-user-passkeys']) {
			const url = `http://localhost:3000/api/auth/passkey/${path}`;
			const { status } = await authHandler(new Request(url, { headers: caller(half).headers }), '203.0.113.7');
			expect([401, 404]).toContain(status);
		}
		await verifySecondFactor({ code: backupCodes[nth] ?? '' }, caller(half));
		expect(await viewerOf(half)).toMatchObject({ id, secondFactor: true });
	}
});

test('a session that is older than the second factor waits for it too', async () => {
	const before = await signInAs('older@example.org');
	await enrolled('older@example.org');
	expect(await personOfRequest(caller(before.cookies).headers)).toBeNull();
});

test('a role that asks for a second factor counts only in a session that has shown one', async () => {
	const { cookies, uri } = await enrolled('host@example.org');
	const { id } = await viewerOf(cookies);
	const scope = { kind: 'organization', id: newId() };
	await transaction(async (tx) => {
		await grant(tx, { person: id, role: 'director', scope, by: null, source: 'desk' });
		await changeAccess(tx, { registration: 'everybody', factorRoles: ['director'] }, id);
	});
	const held = { role: 'director', scope };
	expect(await viewerOf(cookies)).toMatchObject({ roles: [held] });
	await longAgo(id);
	const late = await viewerOf(cookies);
	expect(late).toMatchObject({ roles: [], withheld: [held] });
	expect([can(late, hostOfAny), needsSecondFactor(late, hostOfAny)]).toEqual([false, true]);
	await verifySecondFactor({ code: await nextCode(uri) }, caller(cookies));
	expect(can(await viewerOf(cookies), hostOfAny)).toBe(true);
	await transaction((tx) => changeAccess(tx, { registration: 'everybody', factorRoles: [] }, id));
});

test('the first second factor is added by a fresh session only', async () => {
	const { cookies, viewer, person } = await signInAs('stale@example.org');
	await sql`update identity."session" set "createdAt" = now() - interval '16 minutes' where "userId" = ${person}`.execute(
		db
	);
	await expect(enableTotp({}, viewer, caller(cookies))).rejects.toMatchObject({ code: 'identity_sign_in_again' });
});

test('pressed twice at once, it begins', async () => {
	const { cookies, viewer } = await signInAs('presses.twice@example.org');
	const press = () => enableTotp({}, viewer, caller(cookies));
	const offers = await Promise.all([press(), press(), press()]);
	expect(new Set(offers.map(({ uri }) => uri)).size).toBe(3);
});

test('another session steps up by a code, which serves once', async () => {
	const { uri } = await enrolled('again@example.org');
	const { cookies } = await comeInAs('again@example.org');
	const code = await nextCode(uri);
	await verifySecondFactor({ code }, caller(cookies));
	expect((await viewerOf(cookies)).secondFactor).toBe(true);

	const third = await comeInAs('again@example.org');
	await expect(verifySecondFactor({ code }, caller(third.cookies))).rejects.toMatchObject({
		code: 'identity_code_wrong'
	});
	await expect(viewerOf(third.cookies)).rejects.toThrow('nobody is signed in');
});

test('it holds for twelve hours', async () => {
	const { cookies } = await enrolled('hours@example.org');
	await longAgo((await viewerOf(cookies)).id);
	expect((await viewerOf(cookies)).secondFactor).toBe(false);
});

test('a code from the paper list serves once', async () => {
	const { backupCodes } = await enrolled('paper@example.org');
	const { cookies } = await comeInAs('paper@example.org');
	const code = backupCodes[0] ?? '';
	await verifySecondFactor({ code }, caller(cookies));
	expect((await viewerOf(cookies)).secondFactor).toBe(true);
	await expect(verifySecondFactor({ code }, caller(cookies))).rejects.toMatchObject({ code: 'identity_code_wrong' });
});

test('ten wrong codes lock, even for the right one', async () => {
	const { uri } = await enrolled('lock@example.org');
	const { cookies } = await comeInAs('lock@example.org');
	for (let index = 0; index < 10; index++)
		await expect(verifySecondFactor({ code: `wrong-${index}` }, caller(cookies))).rejects.toMatchObject({
			code: 'identity_code_wrong'
		});
	const code = await nextCode(uri);
	await expect(verifySecondFactor({ code }, caller(cookies))).rejects.toMatchObject({
		code: 'identity_code_locked',
		status: 429
	});
});

test('after a password the code opens the session', async () => {
	const { cookies, uri } = await enrolled('both@example.org');
	await setPassword({ password: 'correct horse battery' }, await viewerOf(cookies));
	const half = await signInWithPassword({ email: 'both@example.org', password: 'correct horse battery' }, caller());
	expect(half.secondFactor).toBe(true);
	await expect(viewerOf(half.cookies)).rejects.toThrow('nobody is signed in');
	const code = await nextCode(uri);
	const whole = await verifySecondFactor({ code }, caller(half.cookies));
	expect((await viewerOf(whole)).secondFactor).toBe(true);
	const again = await signInWithPassword({ email: 'both@example.org', password: 'correct horse battery' }, caller());
	await expect(verifySecondFactor({ code }, caller(again.cookies))).rejects.toMatchObject({
		code: 'identity_code_wrong'
	});
});

test('a session without its second factor cannot add, replace or remove one', async () => {
	const { cookies } = await enrolled('thief@example.org');
	await longAgo((await viewerOf(cookies)).id);
	const viewer = await viewerOf(cookies);
	const stopped = { code: 'identity_second_factor_first', status: 403 };
	await expect(enableTotp({}, viewer, caller(cookies))).rejects.toMatchObject(stopped);
	await expect(disableTotp({}, viewer, caller(cookies))).rejects.toMatchObject(stopped);
	await expect(setPassword({ password: 'correct horse battery' }, viewer)).rejects.toMatchObject(stopped);
	const request = new Request('http://localhost:3000/api/auth/passkey/generate-register-options', {
		headers: caller(cookies).headers
	});
	expect((await authHandler(request, '203.0.113.7')).status).toBe(403);
});

test('it can be removed by a session that has shown it', async () => {
	const { cookies } = await enrolled('off@example.org');
	const after = await disableTotp({}, await viewerOf(cookies), caller(cookies));
	expect(await secondFactorsOf((await viewerOf(after)).id)).toEqual({ totp: false, passkeys: [] });
});

test('passkeys begin: options for a signed-in person, 401 for nobody', async () => {
	const { cookies } = await signInAs('key@example.org');
	const ask = (path: string, headers: Headers) =>
		authHandler(new Request(`http://localhost:3000/api/auth/passkey/${path}`, { headers }), '203.0.113.7');
	const options = await ask('generate-register-options', caller(cookies).headers);
	expect(options.status).toBe(200);
	expect(await options.json()).toMatchObject({
		rp: { id: 'localhost' },
		authenticatorSelection: { userVerification: 'required' }
	});
	expect((await ask('generate-register-options', new Headers())).status).toBe(401);
	expect((await ask('generate-authenticate-options', new Headers())).status).toBe(200);
});

test('a passkey that nobody registered opens nothing', async () => {
	const origin = 'http://localhost:3000';
	const options = await authHandler(
		new Request(`${origin}/api/auth/passkey/generate-authenticate-options`),
		'203.0.113.7'
	);
	const answer = (body: unknown, from: string) =>
		authHandler(
			new Request(`${origin}/api/auth/passkey/verify-authentication`, {
				method: 'POST',
				headers: {
					...Object.fromEntries(caller(options.headers.getSetCookie()).headers),
					'content-type': 'application/json',
					origin: from
				},
				body: JSON.stringify(body)
			}),
			'203.0.113.7'
		);
	const response = { id: 'none', rawId: 'none', type: 'public-key', response: {} };
	expect((await answer({ response }, 'http://evil.example')).status).toBe(403);
	expect((await answer({}, origin)).status).toBe(400);
	expect((await answer({ response }, origin)).status).toBe(401);
	expect((await answer({ response }, origin)).status).toBe(400);
});

test('a code without a session or a password is refused', async () => {
	for (const code of ['123456', '', 'x'.repeat(5000)])
		await expect(verifySecondFactor({ code }, caller())).rejects.toMatchObject({ code: 'identity_code_wrong' });
});

test('whoever lost her second factor gets it forgotten, is signed out, told by letter, and sets up a new one', async () => {
	const { cookies } = await enrolled('lost@example.org');
	const { id } = await viewerOf(cookies);
	await transaction((tx) => forgetSecondFactors(tx, id, { actor: null, source: 'desk' }));
	expect(await secondFactorsOf(id)).toEqual({ totp: false, passkeys: [] });
	await expect(viewerOf(cookies)).rejects.toThrow('nobody is signed in');
	const { rows } =
		await sql`select from kernel.mail where recipient = 'lost@example.org' and subject like '%second facteur%'`.execute(
			db
		);
	expect(rows).toHaveLength(1);
	const again = await enrolled('lost@example.org');
	expect((await viewerOf(again.cookies)).secondFactor).toBe(true);
});
