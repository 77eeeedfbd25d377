import type { RequestEvent } from '@sveltejs/kit';
import { type Handle, type HandleServerError, sequence } from '@sveltejs/kit/hooks';
import { href, parseAddress } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { personOfRequest } from '#kernel/identity/server/sessions.ts';
import { sentence, statusOf } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { inLocale } from '#kernel/server/locale.ts';
import { log } from '#kernel/server/log.ts';
import { requests } from '#kernel/server/metrics.ts';
import { isLocale, type Locale } from '#kernel/words.ts';

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
	event.locals.locale = address?.locale ?? preferred(event);
	event.locals.path = address?.path ?? event.url.pathname;
	const { locale } = event.locals;
	return inLocale(locale, () => resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) }));
};

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

const recognise: Handle = async ({ event, resolve }) => {
	event.locals.viewer = await personOfRequest(event.request.headers);
	return resolve(event);
};

const protect: Handle = async ({ event, resolve }) => {
	if (event.request.method !== 'GET' && event.request.method !== 'HEAD') await limit('write', event.getClientAddress());
	const response = await resolve(event);
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'geolocation=(), microphone=(), camera=(self)');
	headers.set('x-request-id', event.locals.requestId);
	if (event.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	// a signed-in person's page must not come back from a shared computer's history
	if (event.locals.viewer && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	return response;
};

export const handle: Handle = sequence(observe, speak, recognise, protect);

/** The one place where an error becomes a status and a sentence in the reader's language. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { locale = 'fr', requestId } = event.locals;
	const status = statusOf(error, kind === 'unknown' ? 500 : error.status);
	if (status >= 500) log.error({ err: error, requestId, route: event.route.id }, 'a request failed');
	return {
		status,
		message: sentence(error, status, locale),
		code: error instanceof Refusal ? error.code : undefined,
		requestId
	};
};
