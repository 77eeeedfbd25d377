import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { type Handle, type HandleServerError, sequence } from '@sveltejs/kit/hooks';
import { href, parseAddress } from '#kernel/address.ts';
import { missing, Refusal, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { entersDesk } from '#kernel/identity/acts.ts';
import { personOfRequest } from '#kernel/identity/server/sessions.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { keepSmall } from '#kernel/server/bodies.ts';
import { deviceInHeader } from '#kernel/server/device.ts';
import { errorPage, isUnreadable, retryAfter, sentence, statusOf } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { inLocale } from '#kernel/server/locale.ts';
import { log } from '#kernel/server/log.ts';
import { requests } from '#kernel/server/metrics.ts';
import { headOf, PROBLEM, problemOf } from '#kernel/server/open-problem.ts';
import { isOwnOrigin, publicUrl } from '#kernel/server/place.ts';
import { isOpenTo } from '#kernel/server/sections.ts';
import { inTurn } from '#kernel/server/turns.ts';
import { addressesOf, wholeAddress } from '#kernel/server/whole-address.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { enterByKey } from '#programs/server';
import { enterAsThing } from '#sensing/server';
import { giveBack, inItsTurn, sendsForm } from '#web/given-back/given-back.server.ts';
import { bringBack, keepForSignIn } from '#web/given-back/set-aside.server.ts';
import { costOf, readsMuch } from './costs.ts';
import { keep } from './keep.ts';
import { once } from './once.ts';
import { reckon } from './reckon.ts';
import { witness } from './witness.ts';

const observe: Handle = async ({ event, resolve }) => {
	event.locals.requestId = newId();
	const stop = requests.startTimer();
	const response = await resolve(event);
	stop({ route: event.route.id ?? 'none', status: `${Math.floor(response.status / 100)}xx` });
	return response;
};

const speak: Handle = ({ event, resolve }) => {
	const address = parseAddress(event.url.pathname);
	if (!address && isPage(event)) return redirectTo(preferred(event), event.url);
	const whole = isPage(event) && !event.isDataRequest && wholeAddress(event.url.pathname, event.route.id);
	if (whole) return new Response(null, { status: 308, headers: { location: whole + event.url.search } });
	event.locals.locale = address?.locale ?? preferred(event);
	event.locals.path = address?.path ?? event.url.pathname;
	const { locale } = event.locals;
	const complete = ({ html }: { html: string }) =>
		html.replace('%lang%', locale).replace('%addresses%', () => addressesOf(locale, needsDesk(event)));
	return inLocale(locale, () => resolve(event, { transformPageChunk: complete }));
};

/** Who is on the crew of a show is there without entering Coulisses. */
const needsDesk = ({ route, locals: { viewer } }: RequestEvent): boolean =>
	viewer !== null && (entersDesk(viewer) || route.id?.startsWith('/(coulisses)') === true);

const isPage = ({ route, request }: RequestEvent): boolean =>
	request.method === 'GET' && route.id?.startsWith('/(') === true;

/** The first language of the browser that we speak (RFC 9110, without weighing: browsers list the best first). */
function preferred({ request }: RequestEvent): Locale {
	const asked = request.headers.get('accept-language')?.slice(0, 200).split(',') ?? [];
	return asked.map((one) => one.trim().slice(0, 2).toLowerCase()).find(isLocale) ?? 'fr';
}

const redirectTo = (locale: Locale, url: URL): Response =>
	new Response(null, {
		status: 307,
		headers: { location: href(url.pathname, locale) + url.search, vary: 'accept-language' }
	});

/** What all answers say, files too, is `shield`'s; here is what hangs on the page and on who reads it. */
const protect: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	headers.set('x-request-id', event.locals.requestId);
	if (event.route.id === DOOR) letReaderRun(headers);
	if (event.route.id === EMBED) letOthersFrame(headers);
	if (isOpenData(event)) letOthersRead(headers);
	if (FOR_VIEWERS.test(event.url.pathname)) letOthersShow(headers);
	// a signed-in person's page must not come back from a shared computer's history
	if (event.locals.viewer && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	return response;
};

const DOOR = '/(coulisses)/desk/door/[occurrence]';

/** Where a browser has no reader of codes of its own, ours is WebAssembly: the page with the camera lets it run, no other. */
function letReaderRun(headers: Headers): void {
	const policy = headers.get('content-security-policy');
	if (policy) headers.set('content-security-policy', policy.replace('script-src ', "script-src 'wasm-unsafe-eval' "));
}

const isOpenData = ({ url }: Pick<RequestEvent, 'url'>): boolean => /^\/api\/(v1|sensorthings)\//.test(url.pathname);

/** Open data are for the pages of other sites, too; what they send of a reader's session changes nothing in them. */
function letOthersRead(headers: Headers): void {
	headers.set('access-control-allow-origin', '*');
	headers.set('access-control-expose-headers', 'etag, link, location, retry-after, www-authenticate');
	headers.set('cross-origin-resource-policy', 'cross-origin');
	headers.append('vary', 'authorization, accept-language');
}

/** What a IIIF viewer of somebody else's fetches, and the drawings that stand for pictures there. */
const FOR_VIEWERS = /^\/(guide\/(iiif|zoom|files)|[a-z]{2}\/og\/guide)\//;

/** It is the same for whoever asks: who is signed in changes nothing. */
function letOthersShow(headers: Headers): void {
	headers.set('access-control-allow-origin', '*');
	headers.set('cross-origin-resource-policy', 'cross-origin');
}

const EMBED = '/embed/antenne/[show]';

/** The room of a show stands in the pages of its stations. */
function letOthersFrame(headers: Headers): void {
	const policy = headers.get('content-security-policy');
	if (policy) headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
	headers.set('cross-origin-resource-policy', 'cross-origin');
	headers.set('cross-origin-opener-policy', 'unsafe-none');
}

/** What goes wrong before or beside the pages would be said in English, or in a page that says it is: here it is said again. */
const explain: Handle = async ({ event, resolve }) => {
	try {
		const response = await resolve(event);
		const failure = failures.get(event.locals);
		for (const [name, value] of Object.entries(retryAfter(causes.get(event.locals)))) response.headers.set(name, value);
		if (response.status === 405 && !failure)
			return say(event, failureOf(refused('kernel_bad_request', {}, 405), event), response);
		const bare = response.headers.get('content-type') === 'text/html; charset=utf-8';
		return failure && (bare || isOpenData(event)) ? say(event, failure, response) : response;
	} catch (error) {
		if (isRedirect(error)) throw error;
		return say(event, failureOf(error, event, isHttpError(error) ? error.status : 500), { headers: retryAfter(error) });
	}
};

/** A session opens no door to programs, whatever cookies come along; nor is a program told from others by a cookie. */
const recognise: Handle = async ({ event, resolve }) => {
	event.locals.viewer = isOpenData(event) ? null : await personOfRequest(event.request.headers);
	event.locals.device = isOpenData(event) ? null : deviceInHeader(event.request.headers.get('cookie'));
	return resolve(event);
};

/** Lets a program in by its key, whose requests are counted for it; those of whoever has none, or a wrong one, for the address. */
async function admitProgram(event: RequestEvent): Promise<void> {
	const { request, locals } = event;
	const toAddress = () => limit('cost', event.getClientAddress(), costOf(event));
	await enter(event).catch(async (error: unknown) => {
		await toAddress();
		throw error;
	});
	const key = locals.thing?.key ?? locals.program?.key;
	if (key) await limit('key', key, costOf(event));
	else await toAddress();
	if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) keepSmall(request);
}

/** By a key of a program, or where things speak by one of theirs. */
async function enter({ url, request, locals }: RequestEvent): Promise<void> {
	const authorization = request.headers.get('authorization');
	if (url.pathname.startsWith('/api/sensorthings/')) locals.thing = await enterAsThing(authorization);
	if (!locals.thing) locals.program = await enterByKey(authorization);
}

const admit: Handle = async ({ event, resolve }) => {
	if (isOpenData(event)) {
		await admitProgram(event);
		return resolve(event);
	}
	const { request } = event;
	const bearer = bearerOf(event);
	await limit('cost', bearer, costOf(event));
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method))
		return readsMuch(event) ? inTurn(async () => resolve(event)) : resolve(event);
	if (isForeign(event) && !isOneClick(event)) throw foreign(event);
	await limit('write', bearer);
	// the framework keeps this name for itself, and fails on it
	if (event.url.searchParams.has('/default')) throw missing();
	keepSmall(request);
	return resolve(event);
};

/** Whether another site has sent this with the reader's cookies (CSRF): a browser names the sender, and always does for a form. */
function isForeign({ request, url }: RequestEvent): boolean {
	const from = request.headers.get('origin');
	const type = request.headers.get('content-type') ?? '';
	return from
		? !isOwnOrigin(from, url.host)
		: !type || /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(type);
}

/** Whoever reads the hub under another address than its own (PUBLIC_URL) is told where it is. */
const foreign = ({ request, url }: RequestEvent): Refusal =>
	request.headers.get('origin') === url.origin
		? refused('kernel_elsewhere', { address: publicUrl() }, 403)
		: refused('kernel_forbidden', {}, 403);

/** A mail program's button to stop what it brings (RFC 8058) comes from elsewhere and without cookies: the link itself is what it may do. */
const isOneClick = ({ route }: RequestEvent): boolean =>
	route.id === '/(public)/newsletter/stop/[token]' || route.id === '/(public)/notices/[token]';

/** What the team has put off is not there, and nothing says a word of what it was: a page says so in the frame of the others (`requireThere`). */
const openSections: Handle = async ({ event, resolve }) => {
	const { viewer, path } = event.locals;
	// without a database the page itself says so
	if (await isOpenTo(viewer, path).catch(() => true)) return resolve(event);
	if (event.request.method !== 'GET' || event.isDataRequest) throw missing();
	event.locals.away = true;
	const response = await resolve(event);
	if (response.status === 404) return response;
	await response.body?.cancel();
	throw missing();
};

export const handle: Handle = sequence(
	...[observe, speak, protect, giveBack(whyOf), explain, recognise],
	...[keepForSignIn, bringBack, admit, inItsTurn, openSections, once, witness, keep, reckon]
);

/** The one place where an error becomes a status and a sentence in the reader's language. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	return failureOf(error, event, kind === 'unknown' ? 500 : error.status);
};

type Failure = App.Error & { status: number; message: string };

const failures = new WeakMap<App.Locals, Failure>();
/** Why, for whoever must say more of it than a sentence. */
const causes = new WeakMap<App.Locals, unknown>();

/** What was said of a request that failed. */
function whyOf({ locals }: RequestEvent): string | undefined {
	return failures.get(locals)?.message;
}

function failureOf(error: unknown, event: RequestEvent, given = 500): Failure {
	const { locals, route } = event;
	const { locale = 'fr', requestId } = locals;
	const status = statusOf(error, given);
	if (status >= 500) log.error({ err: error, requestId, route: route.id }, 'a request failed');
	// whoever sent it or, where she chose nothing odd, we
	else if (isUnreadable(error)) log.warn({ err: error, requestId, route: route.id }, 'the database could not read it');
	const failure = {
		status,
		message: sentence(error, status, locale),
		...(error instanceof Refusal ? { code: error.code } : {}),
		...(status === 429 && sendsForm(event) ? { advice: m.web_given_back_again({}, { locale }) } : {}),
		requestId
	};
	failures.set(locals, failure);
	causes.set(locals, error);
	return failure;
}

function say({ request, url, locals }: RequestEvent, failure: Failure, init: { headers: HeadersInit }): Response {
	const { status } = failure;
	const { locale } = locals;
	const headers = new Headers(init.headers);
	headers.delete('content-length');
	headers.delete('content-type');
	if (isOpenData({ url })) {
		const cause = causes.get(locals);
		for (const [name, value] of Object.entries({ ...retryAfter(cause), ...headOf(cause) })) headers.set(name, value);
		headers.set('content-type', PROBLEM);
		return new Response(JSON.stringify(problemOf(failure, cause, locale)), { status, headers });
	}
	const accept = request.headers.get('accept') ?? '';
	if (accept.includes('application/json') && !accept.includes('text/html'))
		return Response.json(failure, { status, headers });
	headers.set('content-type', 'text/html');
	headers.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
	const home = { href: href('/', locale), label: m.routes_to_home({}, { locale }) };
	return new Response(errorPage(failure, locale, home), { status, headers });
}
