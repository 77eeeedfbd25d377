import { isId } from '../../id.ts';
import { ADDRESS_HEADER, auth, configure } from './better-auth.ts';
import { mayChangeFactors } from './second-factor.ts';
import { personOfRequest } from './sessions.ts';
import { markStepUp } from './step-up.ts';

/** Says under which address people sign in (`http://localhost:3000`, `https://hub.example`): cookies, passkeys and links depend on it. */
export function openIdentity({ baseUrl }: Readonly<{ baseUrl: string }>): void {
	configure(baseUrl);
}

const BASE = '/api/auth';

/** All that a browser says to better-auth itself: passkeys. Everything else goes through form actions and our own functions. */
const open = new Set([
	'/passkey/generate-authenticate-options',
	'/passkey/verify-authentication',
	'/passkey/list-user-passkeys'
]);
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
	return response;
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
