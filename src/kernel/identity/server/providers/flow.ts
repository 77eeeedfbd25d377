import { createHash, randomBytes } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';
import { sql } from 'kysely';
import {
	authorizationCodeGrant,
	buildAuthorizationUrl,
	calculatePKCECodeChallenge,
	fetchUserInfo,
	randomNonce,
	randomPKCECodeVerifier,
	randomState
} from 'openid-client';
import { refused } from '../../../errors.ts';
import { db } from '../../../server/db.ts';
import { limit } from '../../../server/limits.ts';
import type { Locale } from '../../../words.ts';
import { localPath } from '../../return-to.ts';
import { type Arrival, arrive, traceRefusal } from '../arrivals.ts';
import { signInUrl } from '../better-auth.ts';
import type { Caller, Cookies } from '../caller.ts';
import { openSession } from '../sessions.ts';
import { configurationOf } from './configuration.ts';
import { accountAt, type Claimed } from './links.ts';
import { type Provider, providerById } from './providers.ts';
import { refusalOf } from './refusals.ts';

const MINUTES = 10;
const BROWSER = 'valley_flow';

/** The address to which a provider sends people back; each has its own, so that what one answers is never taken for another's. */
export const backFrom = (provider: string): string => `${signInUrl()}/oidc/${provider}`;

type Begun = Readonly<{ returnTo: string | null; locale: Locale; herself: string | null }>;

/**
 * Sends somebody to a provider, with all that makes its answer good once, here and in this browser: state, nonce and PKCE (RFC 9700).
 * @param begun `herself`: who is signed in and links her account.
 * @returns the address to go to. @throws 404 for one that is unknown or off, 502 when it does not answer.
 */
export async function beginAt(
	id: string,
	{ returnTo, locale, herself }: Begun,
	caller: Caller
): Promise<{ to: URL; cookies: Cookies }> {
	await limit('signIn', caller.bearer);
	const provider = await openProvider(id);
	const configuration = await configurationOf(provider).catch((error) => {
		throw refusalOf(error, provider);
	});
	const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
	const [browser, cookies] = browserOf(caller.headers);
	await sql`
		insert into identity.provider_flow (state_hash, provider, browser_hash, nonce, verifier, return_to, locale, person, expires_at)
		values (${hashOf(state)}, ${id}, ${hashOf(browser)}, ${nonce}, ${verifier}, ${localPath(returnTo)}, ${locale}, ${herself},
			now() + make_interval(mins => ${MINUTES}))`.execute(db);
	const to = buildAuthorizationUrl(configuration, {
		redirect_uri: backFrom(id),
		scope: 'openid email profile',
		state,
		nonce,
		code_challenge: await calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256'
	});
	return { to, cookies };
}

type Flow = Readonly<{ nonce: string; verifier: string; returnTo: string; locale: Locale; person: string | null }>;

/** Where somebody comes back to, whether she was let in or not. */
export type Back = Readonly<{ returnTo: string; locale: Locale }>;

/**
 * Takes what a provider answered: once, in the browser that asked, and only if it is meant for this hub and this question.
 * @param url as the browser brought it
 * @returns who is there now. @throws refusals in words, see refusals.ts
 */
export async function comeBack(id: string, url: URL, caller: Caller): Promise<Arrival & Back> {
	await limit('signIn', caller.bearer);
	const provider = await openProvider(id);
	try {
		const flow = await takeFlow(id, url, caller);
		const claimed = await claimedBy(provider, url, flow);
		const person = await accountAt(provider, claimed, { herself: flow.person, locale: flow.locale });
		const { returnTo, locale } = flow;
		if (flow.person) return { cookies: [], secondFactor: false, returnTo, locale };
		const { cookies } = await openSession(person, caller);
		return { ...(await arrive(cookies, caller, { method: 'provider', provider: provider.name })), returnTo, locale };
	} catch (error) {
		const refusal = refusalOf(error, provider);
		await traceRefusal('provider', null, refusal.code.replace(/^identity_/, ''));
		throw refusal;
	}
}

async function openProvider(id: string): Promise<Provider> {
	const provider = await providerById(id);
	if (!provider.enabled) throw refused('identity_provider_off', { provider: provider.name }, 403);
	return provider;
}

/** The question to which this is the answer, which no other answer finds any more. */
async function takeFlow(provider: string, { searchParams }: URL, { headers }: Caller): Promise<Flow> {
	const browser = parseCookies(headers.get('cookie') ?? '').get(BROWSER) ?? '';
	const { rows } = await sql<Flow>`
		delete from identity.provider_flow
		where state_hash = ${hashOf(searchParams.get('state') ?? '')} and provider = ${provider} and browser_hash = ${hashOf(browser)}
			and expires_at > now()
		returning nonce, verifier, return_to as "returnTo", locale, person`.execute(db);
	if (!rows[0]) throw refused('identity_provider_used', {}, 410);
	return rows[0];
}

/** Exchanges the code, and checks all that the provider says: issuer, audience, time, nonce, signature. */
async function claimedBy(provider: Provider, url: URL, { nonce, verifier }: Flow): Promise<Claimed> {
	const here = new URL(backFrom(provider.id));
	here.search = url.search;
	const configuration = await configurationOf(provider);
	const tokens = await authorizationCodeGrant(configuration, here, {
		pkceCodeVerifier: verifier,
		expectedState: url.searchParams.get('state') ?? '',
		expectedNonce: nonce,
		idTokenExpected: true
	});
	const claims = tokens.claims();
	if (!claims) throw new Error('no claims');
	// many tell an address only when they are asked once more (OpenID Connect Core, 5.4)
	const asked = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint;
	const said = asked ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
	const text = (value: unknown) => (typeof value === 'string' && value ? value.slice(0, 254) : undefined);
	return {
		subject: claims.sub,
		email: text(said.email) ?? null,
		verified: said.email_verified === true,
		name: text(said.name)?.slice(0, 120)
	};
}

/** What this browser is known by while somebody is at a provider, and the cookie that says so. */
function browserOf(headers: Headers): [string, Cookies] {
	const given = parseCookies(headers.get('cookie') ?? '').get(BROWSER);
	const browser = given && /^[\w-]{43}$/.test(given) ? given : randomBytes(32).toString('base64url');
	const secure = signInUrl().startsWith('https://') ? '; Secure' : '';
	return [browser, [`${BROWSER}=${browser}; Max-Age=${MINUTES * 60}; Path=/; HttpOnly; SameSite=Lax${secure}`]];
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
