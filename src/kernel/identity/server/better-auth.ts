import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink, twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import { z } from 'zod';
import { openPool } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { log } from '../../server/log.ts';
import { keyFor } from '../../server/secret.ts';
import { locales } from '../../words.ts';
import { SUSPENDED } from './caller.ts';
import { letterOfMagicLink } from './letters.ts';
import { markStepUp, type StepUp } from './step-up.ts';
import { suspensionOf } from './suspension.ts';

export const COOKIE_PREFIX = 'valley';
/** Set by our own handler from the connection; what a client writes into it is thrown away. */
export const ADDRESS_HEADER = 'x-client-address';
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;
const DAY = 86_400;
const LINK_SECONDS = 15 * 60;
const SESSION_SECONDS = 30 * DAY;

let baseUrl = 'http://localhost:3000';
let built: Promise<Auth> | undefined;

type Auth = ReturnType<typeof build>;

/** Names the address under which people reach this hub; may be called again. Nothing is opened before the first sign-in. */
export function configure(address: string): void {
	baseUrl = address.replace(/\/+$/, '');
	built = undefined;
}

/** better-auth, built at first use. */
export function auth(): Promise<Auth> {
	built ??= hub().then(({ name }) => build(name));
	built.catch(() => {
		built = undefined;
	});
	return built;
}

export const signInUrl = (): string => baseUrl;

/** The key of session cookies. */
export const cookieKey = (): string => keyFor('identity').toString('base64url');

// its columns are camelCase, so it gets a Kysely of its own on our pool
const database = new Kysely<unknown>({
	dialect: new PostgresDialect({
		pool: { connect: () => openPool().connect(), end: async () => undefined, options: {} }
	})
});

/** The paths on which better-auth opens a session after a second factor. */
const stepUps: Record<string, StepUp> = {
	'/passkey/verify-authentication': 'passkey',
	'/two-factor/verify-totp': 'totp',
	'/two-factor/verify-backup-code': 'totp'
};

function build(hubName: string) {
	return betterAuth({
		appName: hubName,
		baseURL: baseUrl,
		secret: cookieKey(),
		trustedOrigins: [new URL(baseUrl).origin],
		telemetry: { enabled: false },
		// only its sentences: what comes with them may name a person
		logger: { level: 'error', log: (_, message) => log.warn({ part: 'sign-in' }, message) },
		database: { db: database.withSchema('identity'), type: 'postgres', transaction: true },
		advanced: {
			cookiePrefix: COOKIE_PREFIX,
			disableOriginCheck: false, // left out, it is true in tests
			useSecureCookies: baseUrl.startsWith('https://'),
			database: { generateId: 'uuid' },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }
		},
		rateLimit: { enabled: true, storage: 'memory', window: 60, max: 60 },
		session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
		// only somebody who has followed a link to her mailbox can set a password, so nobody can take an address that is not hers
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			requireEmailVerification: true,
			minPasswordLength: PASSWORD_LENGTH.min,
			maxPasswordLength: PASSWORD_LENGTH.max
		},
		databaseHooks: hooks,
		plugins: [
			magicLink({
				expiresIn: LINK_SECONDS,
				storeToken: 'hashed',
				disableSignUp: true,
				sendMagicLink: ({ email, token, metadata }) =>
					letterOfMagicLink(baseUrl, { email, token, ...Letter.parse(metadata) })
			}),
			twoFactor({ allowPasswordless: true }),
			passkeys(hubName),
			{ id: 'valley', endpoints: { openSession } }
		]
	});
}

const hooks: BetterAuthOptions['databaseHooks'] = {
	user: { create: { before: async () => false } }, // accounts.ts makes accounts, with the id of their person
	session: {
		create: {
			// the hub has no use for where people sign in from
			before: async (session) => {
				await refuseSuspended(session.userId);
				return { data: { ...session, ipAddress: '' } };
			},
			after: async (session, context) => {
				const method = stepUps[context?.path ?? ''];
				if (method) await markStepUp(session.id, method);
			}
		}
	}
};

async function refuseSuspended(person: string): Promise<void> {
	const suspension = await suspensionOf(person);
	if (suspension) throw new APIError('FORBIDDEN', { code: SUSPENDED, message: suspension.why });
}

const passkeys = (hubName: string) =>
	passkey({
		rpName: hubName,
		rpID: new URL(baseUrl).hostname,
		origin: new URL(baseUrl).origin,
		authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
		registration: {
			afterVerification: async ({ verification }) => checkUser(verification.registrationInfo?.userVerified)
		},
		authentication: {
			afterVerification: async ({ verification }) => checkUser(verification.authenticationInfo.userVerified)
		}
	});

const Letter = z.object({ locale: z.enum(locales), returnTo: z.string().max(2000) });

/** A passkey counts as two factors only when the device has asked for a finger, a face or a code. */
function checkUser(userVerified: boolean | undefined): void {
	if (!userVerified)
		throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'The device did not verify its user.' });
}

/** Opens a session for an account, for our own ways in (an invitation, the demonstration's bar). It has no URL. */
const openSession = createAuthEndpoint.serverOnly(
	{ method: 'POST', body: z.object({ person: z.uuid() }) },
	async (context) => {
		const { internalAdapter } = context.context;
		const user = await internalAdapter.findUserById(context.body.person);
		if (!user) throw new APIError('NOT_FOUND');
		const session = await internalAdapter.createSession(user.id);
		await setSessionCookie(context, { session, user });
		return context.json({ sessionId: session.id });
	}
);
