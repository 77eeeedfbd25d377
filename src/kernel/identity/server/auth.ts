import { sql } from 'kysely';
import { isId } from '../../id.ts';
import { db } from '../../server/db.ts';
import type { TraceKind } from '../traces.ts';
import { arrive, traceRefusal } from './arrivals.ts';
import { ADDRESS_HEADER, auth, configure } from './better-auth.ts';
import { type Caller, SUSPENDED } from './caller.ts';
import { mayChangeFactors } from './second-factor.ts';
import { personOfRequest } from './sessions.ts';
import { markStepUp } from './step-up.ts';
import { trace } from './traces.ts';

/** Says under which address people sign in (`http://localhost:3000`, `https://hub.example`): cookies, passkeys and links depend on it. */
export function openIdentity({ baseUrl }: Readonly<{ baseUrl: string }>): void {
	configure(baseUrl);
}

const BASE = '/api/auth';

/** All that a browser says to better-auth itself: passkeys. Everything else goes through form actions and our own functions. */
const SHOWN = '/passkey/verify-authentication';
const open = new Set(['/passkey/generate-authenticate-options']);
const guarded = new Set([
	'/passkey/generate-register-options',
	'/passkey/verify-registration',
	'/passkey/delete-passkey',
	'/passkey/update-passkey'
]);
const byId = new Set(['/passkey/delete-passkey', '/passkey/update-passkey']);

/** Answers `/api/auth/passkey/…`; `address` is where the connection came from. Any other path is a 404. */
export async function authHandler(request: Request, address: string): Promise<Response> {
	const path = new URL(request.url).pathname.slice(BASE.length);
	const headers = new Headers(request.headers);
	headers.set(ADDRESS_HEADER, address);
	// read here, where it has a limit: what better-auth reads is what was sent
	const body = request.method === 'POST' ? await request.text() : null;
	if (path === SHOWN) return showPasskey(request, { headers, bearer: address }, body);
	if (open.has(path)) return answer(request, headers, body);
	if (!guarded.has(path)) return Response.json({ code: 'kernel_missing' }, { status: 404 });
	const viewer = await personOfRequest(headers);
	if (!viewer) return Response.json({ code: 'identity_sign_in_first' }, { status: 401 });
	if (!(await mayChangeFactors(viewer)))
		return Response.json({ code: 'identity_second_factor_first' }, { status: 403 });
	if (byId.has(path) && !namesOne(body)) return Response.json({ code: 'kernel_missing' }, { status: 404 });
	const response = await answer(request, headers, body);
	// a passkey made in this session is held by this person now: she need not sign in again to use it
	if (response.ok && path === '/passkey/verify-registration') await markStepUp(viewer.sessionId, 'passkey');
	const what = changes[path];
	if (response.ok && what)
		await trace(db, { what, person: viewer.id, actor: viewer.id, detail: { method: 'passkey' } });
	return response;
}

const changes: Readonly<Record<string, TraceKind>> = {
	'/passkey/verify-registration': 'factor_added',
	'/passkey/delete-passkey': 'factor_removed'
};

/** Signs in by a passkey, which is two factors at once: the device has asked who holds it. */
async function showPasskey(request: Request, caller: Caller, body: string | null): Promise<Response> {
	const response = await answer(request, caller.headers, body);
	if (!response.ok) {
		await traceRefusal('passkey', await holderOf(body));
		const { code, message } = await response
			.clone()
			.json()
			.catch(() => ({}));
		return code === SUSPENDED ? Response.json({ code: 'identity_suspended', why: message }, { status: 403 }) : response;
	}
	const { cookies } = await arrive(response.headers.getSetCookie(), caller, { method: 'passkey' });
	const headers = new Headers(response.headers);
	headers.delete('set-cookie');
	for (const line of cookies) headers.append('set-cookie', line);
	return new Response(response.body, { status: response.status, headers });
}

/** Whose passkey a request shows; null for one that nobody has. */
async function holderOf(body: string | null): Promise<string | null> {
	const key = keyIn(body);
	if (!key) return null;
	const { rows } = await sql<{ person: string }>`
		select "userId" as person from identity."passkey" where "credentialID" = ${key.replaceAll('\0', '')}`.execute(db);
	return rows[0]?.person ?? null;
}

function keyIn(body: string | null): string | null {
	try {
		const { response } = JSON.parse(body ?? '') as { response?: { id?: unknown } };
		return typeof response?.id === 'string' ? response.id : null;
	} catch {
		return null;
	}
}

/** Whether the body names an identifier: PostgreSQL takes any other text for an error. */
function namesOne(body: string | null): boolean {
	try {
		const { id } = JSON.parse(body ?? '') as { id?: unknown };
		return typeof id === 'string' && isId(id);
	} catch {
		return false;
	}
}

async function answer({ url, method }: Request, headers: Headers, body: string | null): Promise<Response> {
	const { handler } = await auth();
	return handler(new Request(url, { method, headers, body }));
}
