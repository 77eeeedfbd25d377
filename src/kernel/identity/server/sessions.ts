import { createHmac, timingSafeEqual } from 'node:crypto';
import { getSessionCookie } from 'better-auth/cookies';
import { type RawBuilder, sql } from 'kysely';
import { missing } from '../../errors.ts';
import { db, openPool, type Tx } from '../../server/db.ts';
import { access } from '../../server/hub.ts';
import type { RoleName, Viewer } from '../index.ts';
import { auth, COOKIE_PREFIX, cookieKey } from './better-auth.ts';
import { type Caller, type Cookies, calling } from './caller.ts';
import { ASIDE_COOKIE, forgetAsides, READER_COOKIE } from './set-aside.ts';
import { steppedUp, waitsForFactor } from './step-up.ts';
import { trace } from './traces.ts';

type Row = Omit<Viewer, 'roles'> & {
	waits: boolean;
	roles: { role: RoleName; kind: string | null; id: string | null }[];
};

/** Who stands behind a session that is open: the one rule, for requests and for what stays open after one. */
const behind = (which: RawBuilder<unknown>) => sql<Row>`
		select p.id, p.name, p.email, p.locale, s."id" as "sessionId", ${steppedUp('s.id')} as "secondFactor", ${waitsForFactor('s.id', 'p.id')} as waits,
			(select coalesce(json_agg(json_build_object('role', r.role, 'kind', r.scope_kind, 'id', r.scope)), '[]')
				from identity.role r where r.person = p.id and r.revoked_at is null) as roles
		from identity."session" s join identity.person p on p.id = s."userId"
		where p.erased_at is null and p.suspended_at is null and s."expiresAt" > now() and ${which}`;

/** Asked with every request of somebody who is signed in: a connection plans it once. Its last value is the token. */
const asked = behind(sql`s."token" = ${''}`).compile(db);

/** What a session opens: to somebody who is signed in, or, while it waits for her second factor, to nobody. */
export type Opened = Readonly<{ viewer: Viewer; waits: boolean }>;

/** The session of a request, in one query; none at all when it brings no session cookie of ours. */
export async function sessionOfRequest(headers: Headers): Promise<Opened | null> {
	const token = signedCookie(headers, 'session_token');
	if (!token) return null;
	const values = [...asked.parameters.slice(0, -1), token];
	const { rows } = await openPool().query<Row>({ name: 'person of a session', text: asked.sql, values });
	return rows[0] ? openedBy(rows[0]) : null;
}

/** The signed-in person of a request; nobody while her session waits for a second factor. */
export async function personOfRequest(headers: Headers): Promise<Viewer | null> {
	return unlessWaiting(await sessionOfRequest(headers));
}

/** The same person as she stands now, with the roles that she has left; null once her session is over. */
export async function standingOf(
	{ sessionId }: Pick<Viewer, 'sessionId'>,
	on: Tx | typeof db = db
): Promise<Viewer | null> {
	const { rows } = await behind(sql`s."id" = ${sessionId}`).execute(on);
	return rows[0] ? unlessWaiting(await openedBy(rows[0])) : null;
}

const unlessWaiting = (opened: Opened | null): Viewer | null => (opened && !opened.waits ? opened.viewer : null);

/** The roles that ask for a second factor are withheld while the session has shown none. */
async function openedBy({ waits, ...known }: Row): Promise<Opened> {
	const all = known.roles.map(({ role, kind, id }) => ({ role, scope: kind && id ? { kind, id } : null }));
	const { factorRoles } = await access();
	const counts = ({ role }: { role: RoleName }) => known.secondFactor || !factorRoles.includes(role);
	const withheld = all.filter((held) => !counts(held));
	return { waits, viewer: { ...known, roles: all.filter(counts), ...(withheld.length ? { withheld } : {}) } };
}

/** Ends the session of a request, and forgets what waited for its person to come back. @returns the cookies that forget it. */
export async function signOut(caller: Caller): Promise<Cookies> {
	const { api } = await auth();
	const viewer = await personOfRequest(caller.headers);
	if (viewer) await trace(db, { what: 'signed_out', person: viewer.id, actor: viewer.id });
	const { headers } = await api.signOut({ headers: caller.headers, returnHeaders: true });
	if (viewer) await forgetAsides(viewer.id);
	return [...headers.getSetCookie(), ...[READER_COOKIE, ASIDE_COOKIE].map((name) => `${name}=; Path=/; Max-Age=0`)];
}

/** Opens a session for a person who has an account, without asking anything more than her second factor: whoever calls this has checked. */
export async function openSession(person: string, caller: Caller): Promise<{ cookies: Cookies; sessionId: string }> {
	const { api } = await auth();
	const { headers, response } = await calling(
		() => api.openSession({ body: { person }, headers: caller.headers, returnHeaders: true }),
		missing
	);
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
