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
import { givingBack, heard, mostOf, sendsForm } from './given-back.server.ts';

/** Longer than a session. */
const READER_SECONDS = 40 * 86_400;
/** Never kept, not even sealed. */
const SECRET = /pass|secret|^current$/i;

/** Sets aside what the form of an ended session brought, as its sender is led to sign in. */
export const keepForSignIn: Handle = async ({ event, resolve }) => {
	if (!sendsForm(event)) return resolve(event);
	const sent = heard(event.request);
	const response = await resolve(event);
	const { formPage: page, signsInFirst, viewer } = event.locals;
	const texts = signsInFirst && page ? await sent(mostOf(event)) : undefined;
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
	if (!viewer || !cookie || !isPage(event)) return resolve(event);
	const brought = await asideOf(cookie, viewer.id);
	if (brought && !isPageOf(brought, event.url)) return resolve(event);
	const response = brought
		? await filledIn(brought, event.url, () =>
				givingBack({ because: 'signed in', words: [] }, async () => resolve(event))
			)
		: await resolve(event);
	if (response.status === 200) {
		await forgetAside(cookie);
		response.headers.append('set-cookie', lineOf(event, ASIDE_COOKIE, '', 0));
	}
	return response;
};

/** Whether something of a form waits for whoever signs in here. */
export const waitsForSignIn = ({ cookies }: RequestEvent): boolean => cookies.get(ASIDE_COOKIE) !== undefined;

/** Whether somebody was signed in here once: what she sends is read as hers, though her session may have ended. */
export const isReaders = ({ cookies }: RequestEvent): boolean => readerOf(cookies.get(READER_COOKIE)) !== null;

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

async function filledIn(brought: Brought, at: URL, draw: () => Promise<Response>): Promise<Response> {
	const drawn = await draw();
	const { status, headers } = drawn;
	if (status !== 200) return drawn;
	const html = await drawn.text();
	headers.delete('content-length');
	headers.delete('etag');
	headers.set('cache-control', 'private, no-store');
	return new Response(fill(html, at, brought, true) ?? html, { status, headers });
}

function lineOf({ url }: RequestEvent, name: string, value: string, seconds: number): string {
	const secure = url.protocol === 'https:' ? '; Secure' : '';
	return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
