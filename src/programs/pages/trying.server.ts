import type { RequestEvent } from '@sveltejs/kit';
import { words } from '#kernel/server/errors.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';

const methods = ['GET', 'POST', 'PUT'];
const LONGEST_PATH = 2000;
const LONGEST_ANSWER = 20_000;
const BASE = '/api/v1';
const shown = ['content-type', 'etag', 'location', 'link', 'retry-after', 'www-authenticate'];

/** Asks the interface what was typed, with the key that was typed and with nothing else of whoever asks. The key is in no answer and in no address. */
export async function tryOut(event: RequestEvent) {
	const form = await event.request.formData();
	const method = methods.find((one) => one === fieldOf(form, 'method')) ?? 'GET';
	const path = fieldOf(form, 'path').trim().slice(0, LONGEST_PATH);
	const body = fieldOf(form, 'body');
	const typed = { of: 'try', method, path, body };
	const address = URL.parse(BASE + path, event.url);
	// `..` would lead out of it
	if (!path.startsWith('/') || !address?.pathname.startsWith(`${BASE}/`))
		return fail(422, { typed, problems: { path: words('programs_try_path_wrong', {}, event.locals.locale) } });
	const secret = fieldOf(form, 'secret').trim();
	const answer = await event.fetch(address.pathname + address.search, {
		...{ method, credentials: 'omit', redirect: 'manual' },
		headers: {
			'accept-language': event.locals.locale,
			...(secret ? { authorization: `Bearer ${secret}` } : {}),
			...(method === 'GET' || !body.trim() ? {} : { 'content-type': 'application/json' })
		},
		...(method === 'GET' || !body.trim() ? {} : { body })
	});
	const said = await answer.text();
	return {
		typed,
		problems: {} as Record<string, string>,
		answer: {
			status: answer.status,
			headers: shown.flatMap((name) => (answer.headers.has(name) ? [`${name}: ${answer.headers.get(name)}`] : [])),
			body: indented(said).slice(0, LONGEST_ANSWER)
		}
	};
}

function indented(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
