import { sql } from 'kysely';
import { toDataURL } from 'qrcode';
import { Refusal, refused } from '../../errors.ts';
import { db } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { limit } from '../../server/limits.ts';
import type { Viewer } from '../index.ts';
import { arrive, traceRefusal, welcome } from './arrivals.ts';
import { auth } from './better-auth.ts';
import { type Caller, type Cookies, calling, signInAgain } from './caller.ts';
import { type Opened, sessionOfRequest, signedCookie } from './sessions.ts';
import { isFresh, markStepUp } from './step-up.ts';
import { trace } from './traces.ts';

export type SecondFactors = Readonly<{
	totp: boolean;
	passkeys: readonly { id: string; name: string | null; createdAt: Date | null }[];
}>;

/** The second factors that a person has set up. */
export async function secondFactorsOf(person: string): Promise<SecondFactors> {
	const [totp, passkeys] = await Promise.all([
		sql`select from identity."twoFactor" where "userId" = ${person} and "verified"`.execute(db),
		sql<SecondFactors['passkeys'][number]>`
			select "id", "name", "createdAt" from identity."passkey" where "userId" = ${person} order by "createdAt"`.execute(
			db
		)
	]);
	return { totp: totp.rows.length > 0, passkeys: passkeys.rows };
}

/** Whether a session may add or remove second factors: it is fresh for the first one, after that it must have shown one, or a stolen session could add its own. */
export async function mayChangeFactors(viewer: Viewer): Promise<boolean> {
	if (viewer.secondFactor) return true;
	const { totp, passkeys } = await secondFactorsOf(viewer.id);
	return !totp && passkeys.length === 0 && isFresh(viewer.sessionId);
}

export type TotpOffer = Readonly<{ uri: string; qr: string; backupCodes: readonly string[] }>;

/**
 * Begins to set up codes by telephone: shows the secret, which counts from the first `verifySecondFactor` on.
 * @param password hers, when she has one.
 * @returns the otpauth address, the same as a picture (a data: address of a PNG), and ten codes to keep on paper.
 */
export async function enableTotp(
	{ password }: Readonly<{ password?: string }>,
	viewer: Viewer,
	caller: Caller
): Promise<TotpOffer> {
	if (!(await mayChangeFactors(viewer))) throw await proveFirst(viewer);
	const [{ api }, { name }] = await Promise.all([auth(), hub()]);
	const body = { method: 'totp', issuer: name, ...(password ? { password } : {}) } as const;
	const enable = () => api.enableTwoFactor({ body, headers: caller.headers });
	const made = await calling(
		// of two presses at once the later one counts: better-auth makes the row of both
		() => enable().catch((error) => (error.code === '23505' ? enable() : Promise.reject(error))),
		(code) => refused(code === 'INVALID_PASSWORD' ? 'identity_password_wrong' : 'identity_totp_on', {}, 409)
	);
	if (made.method !== 'totp') throw new Error('better-auth answered with another method');
	return { uri: made.totpURI, qr: await toDataURL(made.totpURI), backupCodes: made.backupCodes };
}

/** Removes the codes by telephone. @throws 403 unless this session has shown a second factor. */
export async function disableTotp(
	{ password }: Readonly<{ password?: string }>,
	viewer: Viewer,
	caller: Caller
): Promise<Cookies> {
	if (!viewer.secondFactor) throw secondFactorFirst();
	const { api } = await auth();
	const { headers } = await calling(
		() => api.disableTwoFactor({ body: password ? { password } : {}, headers: caller.headers, returnHeaders: true }),
		() => refused('identity_password_wrong', {}, 401)
	);
	await trace(db, { what: 'factor_removed', person: viewer.id, actor: viewer.id, detail: { method: 'totp' } });
	return headers.getSetCookie();
}

/**
 * Takes a code: the first one confirms what `enableTotp` began, later ones step this session up, which opens it if it waited; after a password they make it.
 * A code from the paper list is taken too, once.
 * @throws 401 for a wrong or used code, 429 after ten wrong ones in a row (for a quarter of an hour).
 */
export async function verifySecondFactor({ code }: Readonly<{ code: string }>, caller: Caller): Promise<Cookies> {
	await limit('signIn', caller.bearer);
	const session = await sessionOfRequest(caller.headers);
	const given = code.replace(/\s/g, '');
	const method = /^\d{6}$/.test(given) ? 'totp' : 'backup';
	const person = session?.viewer.id ?? (await challenged(caller.headers));
	if (session) await refuseLocked(session.viewer.id);
	if (person && method === 'totp') await spend(person, given);
	try {
		const cookies = await showCode(given, method, caller);
		return session
			? await succeed(session, cookies, method, caller)
			: (await arrive(cookies, caller, { method })).cookies;
	} catch (error) {
		if (session) await countFailure(session.viewer.id);
		if (error instanceof Refusal) await traceRefusal(method, person);
		throw error;
	}
}

async function showCode(code: string, method: 'totp' | 'backup', caller: Caller): Promise<Cookies> {
	const { api } = await auth();
	const request = { body: { code }, headers: caller.headers, returnHeaders: true } as const;
	const { headers } = await calling(
		// two shapes of the same answer, of which only the headers count
		async (): Promise<{ headers: Headers }> =>
			method === 'totp' ? api.verifyTOTP(request) : api.verifyBackupCode(request),
		(reason) => (reason === 'ACCOUNT_TEMPORARILY_LOCKED' ? locked() : refused('identity_code_wrong', {}, 401))
	);
	return headers.getSetCookie();
}

/** What is missing before she may change her second factors: one of them, or, without any, a fresh session. */
async function proveFirst({ id }: Viewer): Promise<Refusal> {
	const { totp, passkeys } = await secondFactorsOf(id);
	return totp || passkeys.length > 0 ? secondFactorFirst() : signInAgain();
}

const secondFactorFirst = (): Refusal => refused('identity_second_factor_first', {}, 403);
const locked = (): Refusal => refused('identity_code_locked', { minutes: 15 }, 429);

/** The person whose password was right and whose session waits for this code. */
async function challenged(headers: Headers): Promise<string | null> {
	const challenge = signedCookie(headers, 'two_factor');
	if (!challenge) return null;
	const { rows } = await sql<{ value: string }>`
		select "value" from identity."verification" where "identifier" = ${challenge} and "expiresAt" > now()`.execute(db);
	return rows[0]?.value ?? null;
}

/** better-auth counts wrong codes only while a session opens; in an open one we count them, in its own columns. */
async function refuseLocked(person: string): Promise<void> {
	const { rows } = await sql`
		select from identity."twoFactor" where "userId" = ${person} and "lockedUntil" > now()`.execute(db);
	if (rows.length) throw locked();
}

async function countFailure(person: string): Promise<void> {
	await sql`
		update identity."twoFactor" set
			"failedVerificationCount" = (coalesce("failedVerificationCount", 0) + 1) % 10,
			"lockedUntil" = case when coalesce("failedVerificationCount", 0) + 1 >= 10 then now() + interval '15 minutes' end
		where "userId" = ${person}`.execute(db);
}

/** What follows from a right code: the session is stepped up, and whoever it waited for is there. */
async function succeed(
	{ viewer, waits }: Opened,
	cookies: Cookies,
	method: 'totp' | 'backup',
	caller: Caller
): Promise<Cookies> {
	const { id, sessionId } = viewer;
	await sql`update identity."twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null where "userId" = ${id}`.execute(
		db
	);
	const { rows } = await sql`select from identity."session" where "id" = ${sessionId}`.execute(db);
	// confirming the first code replaces the session by a new one, which better-auth.ts has marked
	if (!rows.length) {
		await trace(db, { what: 'factor_added', person: id, actor: id, detail: { method } });
		return cookies;
	}
	await markStepUp(sessionId, 'totp');
	if (waits) return [...cookies, ...(await welcome(viewer, caller, { method }))];
	await trace(db, { what: 'confirmed', person: id, actor: id, detail: { method } });
	return cookies;
}

/** Takes a code out of use while it would still be good. @throws 401 when somebody has used it already. */
async function spend(person: string, code: string): Promise<void> {
	const { rows } = await sql`
		insert into identity.used_code (person, code) values (${person}, ${code})
		on conflict (person, code) do update set at = now() where used_code.at < now() - interval '5 minutes' returning 1`.execute(
		db
	);
	if (!rows.length) throw refused('identity_code_wrong', {}, 401);
}
