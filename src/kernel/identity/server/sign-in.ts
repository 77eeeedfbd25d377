import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal, refused } from '../../errors.ts';
import { type Bearer, placeOf } from '../../server/bearer.ts';
import { db, transaction } from '../../server/db.ts';
import { inLane } from '../../server/lane.ts';
import { limit, limitLetter, limitWrong } from '../../server/limits.ts';
import type { Locale } from '../../words.ts';
import { localPath } from '../return-to.ts';
import { accountOfAddress, mayEnter } from './accounts.ts';
import { type Arrival, arrive, traceRefusal } from './arrivals.ts';
import { auth } from './better-auth.ts';
import { type Caller, calling } from './caller.ts';
import { letterOfClosed } from './letters.ts';
import { asAddress, personByEmail } from './persons.ts';

/**
 * Sends a link that signs in, whether the address is known or not, and answers the same in both cases.
 * @param asked `name` is used only if she is new; `returnTo` must be a path of this site, else it is '/'.
 * @throws 422 when the address is none, 429 when too many were asked for.
 */
export async function requestMagicLink(
	asked: Readonly<{ email: string; name?: string; locale: Locale; returnTo?: string | null }>,
	caller: Caller
): Promise<void> {
	const email = asAddress(asked.email);
	await limit('signIn', caller.bearer);
	await limit('letter', `link ${email}`);
	await limitLetter({ to: email, from: caller.bearer });
	if (!(await mayEnter(email))) return transaction((tx) => letterOfClosed(tx, { email, locale: asked.locale }));
	const { api } = await auth();
	// it knows more addresses that are none than we do
	await calling(
		() =>
			api.signInMagicLink({
				body: {
					email,
					name: asked.name?.slice(0, 120),
					metadata: { locale: asked.locale, returnTo: localPath(asked.returnTo) }
				},
				headers: caller.headers
			}),
		() => refused('identity_email_wrong', {}, 422)
	);
}

const linkUsed = () => refused('identity_link_used', {}, 410);

/**
 * Signs in by the link of a letter, once. A guest who had registered with this address becomes the account, same id.
 * @throws 410 when the link has served, has expired or never was, 403 while only who is invited may have an account, or she is kept out.
 */
export async function followMagicLink(
	{ token, locale }: Readonly<{ token: string; locale: Locale }>,
	caller: Caller
): Promise<Arrival & { person: string }> {
	await limit('signIn', caller.bearer);
	const proof = await proofOf(token);
	if (!proof) {
		await traceRefusal('link', null, 'used');
		throw linkUsed();
	}
	if (!(await mayEnter(proof.email))) throw refused('identity_registration_closed', {}, 403);
	// before better-auth does, which makes two accounts of two links that are followed at once
	const person = await transaction((tx) => accountOfAddress(tx, { ...proof, locale }));
	const { api } = await auth();
	const { headers } = await calling(
		() => api.magicLinkVerify({ query: { token }, headers: caller.headers, returnHeaders: true }),
		linkUsed
	);
	return { ...(await arrive(headers.getSetCookie(), caller, { method: 'link' })), person };
}

/** The address that a link proves: better-auth keeps it under the hash of its token. */
async function proofOf(token: string): Promise<{ email: string; name?: string | undefined } | null> {
	const hash = createHash('sha256').update(token).digest('base64url');
	const { rows } = await sql<{ value: string }>`
		select value from identity."verification" where "identifier" = ${`magic-link:${hash}`} and "expiresAt" > now()`.execute(
		db
	);
	return rows[0] ? JSON.parse(rows[0].value) : null;
}

/**
 * Signs in by a password.
 * @throws 401 for a wrong password and for an unknown address alike.
 */
export async function signInWithPassword(
	{ email, password }: Readonly<{ email: string; password: string }>,
	caller: Caller
): Promise<Arrival> {
	const address = asAddress(email);
	try {
		const headers = await limitPasswords(address, caller.bearer, () => inItsTurn(address, password, caller));
		return await arrive(headers.getSetCookie(), caller, { method: 'password' });
	} catch (error) {
		if (error instanceof Refusal) await traceRefusal('password', (await personByEmail(db, address))?.id ?? null);
		throw error;
	}
}

/** A password takes a processor for some fifty milliseconds: those of one network take turns. */
async function inItsTurn(email: string, password: string, caller: Caller): Promise<Headers> {
	const { bearer } = caller;
	const asker = { network: placeOf(bearer), self: bearer };
	const { answer } = await inLane(asker, () => showPassword(email, password, caller));
	return answer;
}

async function showPassword(email: string, password: string, { headers }: Caller): Promise<Headers> {
	const { api } = await auth();
	const answer = await calling(
		() => api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
		() => refused('identity_password_wrong', {}, 401)
	);
	return answer.headers;
}

/** Only what is wrong counts: for one account by whoever tries, for all accounts by the same, and for one account by all together, which no single address reaches. */
const limitPasswords = <Shown>(email: string, bearer: Bearer, show: () => Promise<Shown>): Promise<Shown> =>
	limitWrong('account', email, () =>
		limitWrong('passwords', bearer, () => limitWrong('password', `${bearer} ${email}`, show))
	);
