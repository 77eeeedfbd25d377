import { type Handle, type HandleServerError, sequence } from '@sveltejs/kit/hooks';
import { parseAddress } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { personOfRequest } from '#kernel/identity/server/sessions.ts';
import { newId } from '#kernel/id.ts';
import { sentence, statusOf } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { inLocale } from '#kernel/server/locale.ts';
import { log } from '#kernel/server/log.ts';
import { requests } from '#kernel/server/metrics.ts';

const observe: Handle = async ({ event, resolve }) => {
	event.locals.requestId = newId();
	const stop = requests.startTimer();
	const response = await resolve(event);
	stop({ route: event.route.id ?? 'none', status: `${Math.floor(response.status / 100)}xx` });
	return response;
};

const speak: Handle = ({ event, resolve }) => {
	const address = parseAddress(event.url.pathname);
	event.locals.locale = address?.locale ?? 'fr';
	event.locals.path = address?.path ?? event.url.pathname;
	const { locale } = event.locals;
	return inLocale(locale, () => resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) }));
};

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
	return { status, message: sentence(error, status, locale), code: error instanceof Refusal ? error.code : undefined, requestId };
};
