import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import {
	ASIDE_COOKIE,
	ASIDE_SECONDS,
	asideOf,
	type Brought,
	forgetAside,
	READER_COOKIE,
	readerCookie,
	readerOf,
	setAside
} from '#kernel/identity/server/set-aside.ts';
import { actOf } from '#ui/form/same-form.ts';
import { fill } from './fill.server.ts';
import { givenBackNow, givingBack, sendsForm, textsIn } from './given-back.server.ts';
import { pageIn } from './page.server.ts';

/** Longer than a session. */
const READER_SECONDS = 40 * 86_400;
/** Never kept, not even sealed. */
const SECRET = /pass|secret|^current$/i;

/** Sets aside what the form of an ended session brought, as its sender is led to sign in. */
export const keepForSignIn: Handle = async ({ event, resolve }) => {
	if (!sendsForm(event)) return resolve(event);
	const response = await resolve(event);
	const { formPage: page, signsInFirst, viewer } = event.locals;
	const texts = signsInFirst && page ? await textsIn(event) : undefined;
	if (!texts || !page) return response;
	const brought = { page, act: actOf(event.url), fields: texts.filter(([name]) => !SECRET.test(name)) };
	const cookie = await setAside(brought, viewer?.id ?? readerOf(event.cookies.get(READER_COOKIE)));
	if (cookie) response.headers.append('set-cookie', lineOf(event, ASIDE_COOKIE, cookie, ASIDE_SECONDS));
	return response;
};

/** Fills the form in again on the page that somebody comes back to, signed in; to send it is hers. */
export const bringBack: Handle = async ({ event, resolve }) => {
	remember(event);
	const { viewer } = event.locals;
	const cookie = event.cookies.get(ASIDE_COOKIE);
	if (!viewer || !cookie || !isPage(event) || givenBackNow()) return resolve(event);
	const brought = await asideOf(cookie, viewer.id);
	if (!brought || !isPageOf(brought, event.url)) return resolve(event);
	const response = await filledIn(event, brought, async () => resolve(event));
	if (response.status === 200) {
		await forgetAside(cookie);
		response.headers.append('set-cookie', lineOf(event, ASIDE_COOKIE, '', 0));
	}
	return response;
};

/** Whether something of a form waits for whoever signs in here. */
export const waitsForSignIn = ({ cookies }: RequestEvent): boolean => cookies.get(ASIDE_COOKIE) !== undefined;

/** Names the browser's person, so that what she sends after her session has ended is hers alone to have back. */
function remember(event: RequestEvent): void {
	const { cookies, url } = event;
	const { viewer } = event.locals;
	if (!viewer || !isPage(event) || readerOf(cookies.get(READER_COOKIE)) === viewer.id) return;
	const secure = url.protocol === 'https:';
	cookies.set(READER_COOKIE, readerCookie(viewer.id), { path: '/', maxAge: READER_SECONDS, sameSite: 'lax', secure });
}

const isPage = ({ request, route, isDataRequest }: RequestEvent): boolean =>
	request.method === 'GET' && !isDataRequest && route.id?.startsWith('/(') === true;

const isPageOf = ({ page }: Brought, { pathname }: URL): boolean => page.split('?')[0] === pathname;

/** The page with the form filled in; where it has none any more, with what was typed in sight, to be copied. */
async function filledIn(event: RequestEvent, brought: Brought, draw: () => Promise<Response>): Promise<Response> {
	const drawn = await givingBack({ because: 'signed in', words: [] }, draw);
	const { status, headers } = drawn;
	if (status !== 200) return drawn;
	const filled = fill(await pageIn(drawn), event.url, brought, true);
	const words = brought.fields.map(([, value]) => value).filter((value) => value.trim().includes(' '));
	const gone = filled
		? undefined
		: await givingBack({ because: 'gone', words }, () =>
				event.fetch(event.url.pathname + event.url.search, { headers: { accept: 'text/html' } })
			);
	const own = new Headers((gone ?? drawn).headers);
	for (const [name, value] of headers) if (name === 'set-cookie') own.append(name, value);
	for (const old of ['content-length', 'etag', 'content-encoding']) own.delete(old);
	own.set('cache-control', 'private, no-store');
	return new Response(filled ?? (await gone?.text()) ?? '', { status, headers: own });
}

function lineOf({ url }: RequestEvent, name: string, value: string, seconds: number): string {
	const secure = url.protocol === 'https:' ? '; Secure' : '';
	return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
