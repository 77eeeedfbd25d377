import { sql } from 'kysely';
import { toDataURL } from 'qrcode';
import { type Refusal, refused } from '../../errors.ts';
import { db } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { limit } from '../../server/limits.ts';
import type { Viewer } from '../index.ts';
import { auth } from './better-auth.ts';
import { type Caller, type Cookies, calling } from './caller.ts';
import { personOfRequest, signedCookie } from './sessions.ts';
import { markStepUp } from './step-up.ts';

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

/** Whether a session may add or remove second factors: the first is free, after that it must have shown one, or a stolen session could add its own. */
export async function mayChangeFactors(viewer: Viewer): Promise<boolean> {
	if (viewer.secondFactor) return true;
	const { totp, passkeys } = await secondFactorsOf(viewer.id);
	return !totp && passkeys.length === 0;
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
	if (!(await mayChangeFactors(viewer))) throw secondFactorFirst();
	const [{ api }, { name }] = await Promise.all([auth(), hub()]);
	const made = await calling(
		() =>
			api.enableTwoFactor({
				body: { method: 'totp', issuer: name, ...(password ? { password } : {}) },
				headers: caller.headers
			}),
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
	return headers.getSetCookie();
}

/**
 * Takes a code: the first one confirms what `enableTotp` began, later ones step this session up, and after a password they open it.
 * A code from the paper list is taken too, once.
 * @throws 401 for a wrong or used code, 429 after ten wrong ones in a row (for a quarter of an hour).
 */
export async function verifySecondFactor({ code }: Readonly<{ code: string }>, caller: Caller): Promise<Cookies> {
	await limit('signIn', caller.address);
	const viewer = await personOfRequest(caller.headers);
	const given = code.replace(/\s/g, '');
	const digits = /^\d{6}$/.test(given);
	if (viewer) await refuseLocked(viewer.id);
	const person = viewer?.id ?? (await challenged(caller.headers));
	if (person && digits) await spend(person, given);
	const { api } = await auth();
	const request = { body: { code: given }, headers: caller.headers, returnHeaders: true } as const;
	try {
		const { headers } = await calling(
			// two shapes of the same answer, of which only the headers count
			async (): Promise<{ headers: Headers }> => (digits ? api.verifyTOTP(request) : api.verifyBackupCode(request)),
			(reason) => (reason === 'ACCOUNT_TEMPORARILY_LOCKED' ? locked() : refused('identity_code_wrong', {}, 401))
		);
		const cookies = headers.getSetCookie();
		if (viewer) await succeed(viewer);
		return cookies;
	} catch (error) {
		if (viewer) await countFailure(viewer.id);
		throw error;
	}
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

async function succeed(viewer: Viewer): Promise<void> {
	await sql`update identity."twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null where "userId" = ${viewer.id}`.execute(
		db
	);
	const { rows } = await sql`select from identity."session" where "id" = ${viewer.sessionId}`.execute(db);
	// confirming the first code replaces the session by a new one, which better-auth.ts has marked
	if (rows.length) await markStepUp(viewer.sessionId, 'totp');
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
