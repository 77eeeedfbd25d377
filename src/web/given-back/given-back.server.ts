import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { parseAddress } from '#kernel/address.ts';
import { READER_COOKIE, readerOf } from '#kernel/identity/server/set-aside.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { inTurn, isCrowded } from '#kernel/server/turns.ts';
import { actOf } from '#ui/form/same-form.ts';
import { fill, problemsIn, type Sent } from './fill.server.ts';
import { pageIn } from './page.server.ts';

/**
 * What a page says over a form that comes back filled in: what was wrong, or that somebody has signed in again; or what was typed into a form that is
 * not there any more.
 */
export type GivenBack = Readonly<{ because: 'refused' | 'signed in' | 'gone'; words: readonly string[] }>;

type WhyOf = (event: RequestEvent) => string | undefined;

const LONG_BYTES = 8 * 1024;

const now = new AsyncLocalStorage<GivenBack>();

/** What the page that is drawn now gives back; undefined for any other. */
export const givenBackNow = (): GivenBack | undefined => now.getStore();

/** Draws a page that gives something back. */
export const givingBack = <Drawn>(what: GivenBack, draw: () => Drawn): Drawn => now.run(what, draw);

/**
 * Answers a form that is refused with its page, filled in as it was sent, whatever refused it: an act, a right that is gone, an outage; but a limit, over
 * which nothing is read nor given back. It is for browsers without JavaScript; with it the form has never left the screen.
 * @param whyOf what was said of a request that failed
 */
export const giveBack =
	(whyOf: WhyOf): Handle =>
	async ({ event, resolve }) => {
		if (!sendsForm(event)) return resolve(event);
		event.locals.formPage = pageOf(event);
		return unlessRefused(event, await resolve(event), whyOf);
	};

/** The answer itself or, where it refuses what a page has sent, that page filled in, in a turn of its own. */
async function unlessRefused(event: RequestEvent, response: Response, whyOf: WhyOf): Promise<Response> {
	const { status } = response;
	if (status < 400 || status === 429 || event.isDataRequest || wantsJson(event.request) || isCrowded()) return response;
	const texts = await textsIn(event);
	if (!texts) return response;
	return inTurn(() => filledIn(event, response, { act: actOf(event.url), fields: texts }, whyOf(event)));
}

/** A form of more than a page of text is judged and drawn for tens of milliseconds; one with files comes in parts. */
const isLong = ({ request: { headers } }: RequestEvent): boolean =>
	headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true &&
	!(Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY) <= LONG_BYTES);

/** Reads a long form of whoever was let in, and has it judged in a turn of its own. @throws 503 when too many wait */
export const inItsTurn: Handle = async ({ event, resolve }) => {
	if (!sendsForm(event) || !isLong(event)) return resolve(event);
	// once it is here: its sender's network keeps nobody waiting
	await formWithFiles(event.request, 0.5).catch(() => undefined);
	return inTurn(async () => resolve(event));
};

/**
 * The texts that a form has sent, whoever has read it before; nothing where it cannot be read. Of somebody who is signed in here, or was, it is read
 * with a picture.
 */
export async function textsIn({ request, locals, cookies }: RequestEvent): Promise<Sent['fields'] | undefined> {
	const known = locals.viewer || readerOf(cookies.get(READER_COOKIE));
	const form = await formWithFiles(request, known ? PICTURE_FORM : 0.5).catch(() => undefined);
	return form && [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
}

/** Whether this request is a form of a page, and no program's. */
export const sendsForm = ({ request, route }: RequestEvent): boolean =>
	request.method === 'POST' &&
	route.id?.startsWith('/api/') === false &&
	/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(request.headers.get('content-type') ?? '');

const wantsJson = ({ headers }: Request): boolean => {
	const accept = headers.get('accept') ?? '';
	return accept.includes('application/json') && !accept.includes('text/html');
};

/** The page that the form stands in: the one that the browser names, else the one that it is sent to. */
function pageOf({ request, url }: RequestEvent): string {
	const named = URL.parse(request.headers.get('referer') ?? '');
	if (named?.origin === url.origin && parseAddress(named.pathname)) return named.pathname + named.search;
	const own = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
	return url.pathname + (own.size ? `?${own}` : '');
}

async function filledIn(event: RequestEvent, response: Response, sent: Sent, why?: string): Promise<Response> {
	const said = await pageIn(response);
	const again = (text: string, { headers }: Response = response) => answer(text, response, headers);
	const filled = fill(said, event.url, sent);
	if (filled) return again(filled);
	const page = event.locals.formPage ?? '';
	const words = why ? [why] : problemsIn(said);
	await setImmediate();
	const drawn = await givingBack({ because: 'refused', words }, () =>
		event.fetch(page, { headers: { accept: 'text/html' }, redirect: 'manual' })
	);
	const whole = drawn.ok ? fill(await pageIn(drawn), new URL(page, event.url), sent) : undefined;
	return whole ? again(whole, drawn) : again(said.html);
}

/** With the status of the refusal, and the headers of the page that is shown. */
function answer(text: string, { status, headers: refused }: Response, own: Headers): Response {
	const headers = new Headers(own);
	for (const gone of ['content-length', 'etag', 'transfer-encoding', 'content-encoding']) headers.delete(gone);
	const wait = refused.get('retry-after');
	if (wait) headers.set('retry-after', wait);
	headers.set('cache-control', 'private, no-store');
	return new Response(text, { status, headers });
}
