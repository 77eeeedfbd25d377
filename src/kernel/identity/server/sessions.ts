import { createHmac, timingSafeEqual } from 'node:crypto';
import { getSessionCookie } from 'better-auth/cookies';
import { type RawBuilder, sql } from 'kysely';
import { db, openPool, type Tx } from '../../server/db.ts';
import type { RoleName, Viewer } from '../index.ts';
import { auth, COOKIE_PREFIX, cookieKey } from './better-auth.ts';
import type { Caller, Cookies } from './caller.ts';
import { ASIDE_COOKIE, forgetAsides, READER_COOKIE } from './set-aside.ts';
import { steppedUp } from './step-up.ts';

type Row = Omit<Viewer, 'roles'> & { roles: { role: RoleName; kind: string | null; id: string | null }[] };

/** Who stands behind a session that is open: the one rule, for requests and for what stays open after one. */
const behind = (which: RawBuilder<unknown>) => sql<Row>`
		select p.id, p.name, p.email, p.locale, s."id" as "sessionId", ${steppedUp('s.id')} as "secondFactor",
			(select coalesce(json_agg(json_build_object('role', r.role, 'kind', r.scope_kind, 'id', r.scope)), '[]')
				from identity.role r where r.person = p.id and r.revoked_at is null) as roles
		from identity."session" s join identity.person p on p.id = s."userId"
		where p.erased_at is null and s."expiresAt" > now() and ${which}`;

/** Asked with every request of somebody who is signed in: a connection plans it once. Its last value is the token. */
const asked = behind(sql`s."token" = ${''}`).compile(db);

/** The signed-in person of a request, in one query; none at all when it brings no session cookie of ours. */
export async function personOfRequest(headers: Headers): Promise<Viewer | null> {
	const token = signedCookie(headers, 'session_token');
	if (!token) return null;
	const values = [...asked.parameters.slice(0, -1), token];
	const { rows } = await openPool().query<Row>({ name: 'person of a session', text: asked.sql, values });
	return rows[0] ? asViewer(rows[0]) : null;
}

/** The same person as she stands now, with the roles that she has left; null once her session is over. */
export async function standingOf(
	{ sessionId }: Pick<Viewer, 'sessionId'>,
	on: Tx | typeof db = db
): Promise<Viewer | null> {
	const { rows } = await behind(sql`s."id" = ${sessionId}`).execute(on);
	return rows[0] ? asViewer(rows[0]) : null;
}

const asViewer = (row: Row): Viewer => ({
	...row,
	roles: row.roles.map(({ role, kind, id }) => ({ role, scope: kind && id ? { kind, id } : null }))
});

/** Ends the session of a request, and forgets what waited for its person to come back. @returns the cookies that forget it. */
export async function signOut(caller: Caller): Promise<Cookies> {
	const { api } = await auth();
	const person = await personOfRequest(caller.headers);
	const { headers } = await api.signOut({ headers: caller.headers, returnHeaders: true });
	if (person) await forgetAsides(person.id);
	return [...headers.getSetCookie(), ...[READER_COOKIE, ASIDE_COOKIE].map((name) => `${name}=; Path=/; Max-Age=0`)];
}

/** Opens a session for a person who has an account, without asking anything more: whoever calls this has checked. */
export async function openSession(person: string, caller: Caller): Promise<{ cookies: Cookies; sessionId: string }> {
	const { api } = await auth();
	const { headers, response } = await api.openSession({
		body: { person },
		headers: caller.headers,
		returnHeaders: true
	});
	return { cookies: headers.getSetCookie(), sessionId: response.sessionId };
}

/** What one of our cookies says, if its signature is ours; anything else never reaches the database. */
export function signedCookie(headers: Headers, cookieName: 'session_token' | 'two_factor'): string | null {
	const cookie = getSessionCookie(headers, { cookiePrefix: COOKIE_PREFIX, cookieName });
	const dot = cookie?.lastIndexOf('.') ?? -1;
	if (!cookie || dot < 1) return null;
	const value = cookie.slice(0, dot);
	const given = Buffer.from(cookie.slice(dot + 1), 'base64');
	const made = createHmac('sha256', cookieKey()).update(value).digest();
	return given.length === made.length && timingSafeEqual(given, made) ? value : null;
}
