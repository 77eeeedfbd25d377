import type { Handle } from '@sveltejs/kit/hooks';

const KEPT_MS = 60_000;
const MOST = 1000;
/** No stamp of ours is as long. */
const LONGEST = 100;
const answers = new Map<string, Promise<Response>>();

/** What was answered with « yes » is done once, however often the button is pressed: the second press gets the answer of the first. */
export const once: Handle = async ({ event, resolve }) => {
	const { request, url, locals } = event;
	const sure = url.searchParams.get('sure');
	if (request.method !== 'POST' || !sure || sure.length > LONGEST) return resolve(event);
	const key = [locals.viewer?.id, request.headers.get('accept'), url.pathname, url.search].join(' ');
	const before = answers.get(key);
	if (before) return (await before).clone();
	const answer = Promise.resolve(resolve(event));
	remember(key, answer);
	return (await answer).clone();
};

/** Only what leads on is kept: a page that is shown again has done nothing. */
function remember(key: string, answer: Promise<Response>): void {
	answers.set(key, answer);
	for (const oldest of answers.keys()) {
		if (answers.size <= MOST) break;
		answers.delete(oldest);
	}
	const forget = () => answers.delete(key);
	answer.then(({ status }) => {
		if (status === 303) setTimeout(forget, KEPT_MS).unref();
		else forget();
	}, forget);
}
