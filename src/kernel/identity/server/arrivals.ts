import { createHash, randomBytes } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';
import { sql } from 'kysely';
import { db, type Tx, transaction } from '../../server/db.ts';
import { deviceOf } from '../device.ts';
import type { Viewer } from '../index.ts';
import type { Method, TraceDetail } from '../traces.ts';
import { signInUrl } from './better-auth.ts';
import type { Caller, Cookies } from './caller.ts';
import { letterOfNewDevice } from './letters.ts';
import { personById } from './persons.ts';
import { sessionOfRequest } from './sessions.ts';
import { trace } from './traces.ts';

/** What a way in has led to. `secondFactor`: nobody is signed in by these cookies before `verifySecondFactor`, or a passkey. */
export type Arrival = Readonly<{ cookies: Cookies; secondFactor: boolean }>;

/** How somebody has come, as the record tells it. */
export type How = Readonly<{ method: Method; provider?: string }>;

const DEVICE = 'valley_device';
const YEAR = 365 * 86_400;

/** What follows from cookies that were just made: she is there, or shows her second factor first. Every way in ends here. */
export async function arrive(cookies: Cookies, caller: Caller, how: How): Promise<Arrival> {
	const pairs = cookies.map((line) => line.split(';')[0] ?? '');
	const opened = await sessionOfRequest(new Headers({ cookie: pairs.join('; ') }));
	if (!opened || opened.waits) return { cookies, secondFactor: true };
	return { cookies: [...cookies, ...(await welcome(opened.viewer, caller, how))], secondFactor: false };
}

/**
 * Somebody is signed in from now on: it is written down, what this browser had open before is ended, and a browser that is new to her is told to her by
 * letter. @returns the cookie by which the browser is known again.
 */
export async function welcome(viewer: Viewer, caller: Caller, how: How): Promise<Cookies> {
	const device = deviceOf(caller.headers.get('user-agent'));
	const detail: TraceDetail = { ...how, ...(device ? { device } : {}) };
	const before = await sessionOfRequest(caller.headers);
	const [token, cookies] = deviceIn(caller.headers);
	await transaction(async (tx) => {
		await trace(tx, { what: 'signed_in', person: viewer.id, actor: viewer.id, detail });
		if (before && before.viewer.sessionId !== viewer.sessionId)
			await sql`delete from identity."session" where "id" = ${before.viewer.sessionId}`.execute(tx);
		if (await isNewDevice(tx, viewer.id, token)) await tellHer(tx, viewer.id, device);
	});
	return cookies;
}

/** Writes down that somebody was not let in; `person`: whose account it was tried on, if that is known. */
export const traceRefusal = (method: Method, person: string | null, reason?: string): Promise<void> =>
	trace(db, { what: 'sign_in_refused', person, actor: null, detail: { method, ...(reason ? { reason } : {}) } });

/** The token of a browser, and the cookie that gives it one if it has none. */
function deviceIn(headers: Headers): [string, Cookies] {
	const given = parseCookies(headers.get('cookie') ?? '').get(DEVICE);
	if (given && /^[\w-]{43}$/.test(given)) return [given, []];
	const made = randomBytes(32).toString('base64url');
	const secure = signInUrl().startsWith('https://') ? '; Secure' : '';
	return [made, [`${DEVICE}=${made}; Max-Age=${YEAR}; Path=/; HttpOnly; SameSite=Lax${secure}`]];
}

/** Remembers a browser. @returns whether it is one that she should hear of: new to her, and not the one with which her account began. */
async function isNewDevice(tx: Tx, person: string, token: string): Promise<boolean> {
	const hash = createHash('sha256').update(token).digest('hex');
	const { rows } = await sql<{ fresh: boolean; known: boolean; begun: boolean }>`
		with kept as (
			insert into identity.device (person, token_hash) values (${person}, ${hash})
			on conflict (person, token_hash) do update set last_at = now() returning xmax = 0 as fresh)
		select fresh,
			exists (select from identity.device where person = ${person} and token_hash <> ${hash}) as known,
			(select "createdAt" < now() - interval '1 hour' from identity."user" where "id" = ${person}) as begun
		from kept`.execute(tx);
	const [row] = rows;
	return row ? row.fresh && (row.known || row.begun) : false;
}

async function tellHer(tx: Tx, id: string, device: string): Promise<void> {
	const person = await personById(id, tx);
	if (person?.email && !person.fictional)
		await letterOfNewDevice(tx, signInUrl(), { ...person, email: person.email, device, at: new Date() });
}
