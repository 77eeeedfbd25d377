import { href } from '#kernel/address.ts';
import { saidBy } from '#web/given-back/page.server.ts';
import type { Found } from '../no-loss/forms.ts';
import { cookieLine } from '../pages.ts';
import { bodyOf, type Filled } from './bodies.ts';

export type Said = Readonly<{ status: number; text: string; wait: number; address: string; failed?: string }>;

/** Sends a form as a browser without JavaScript does, or as ours does with it. */
export async function send(url: string, found: Found, filled: Filled, scripted: boolean): Promise<Said> {
	const page = url + href(found.path, 'fr');
	const address = new URL(saidBy(found.form.element, 'action') ?? '', page).href;
	const kind: Readonly<Record<string, string>> = scripted
		? { accept: 'application/json', 'x-sveltekit-action': 'true' }
		: { accept: 'text/html' };
	const { body, headers: own } = bodyOf(filled);
	const headers: Record<string, string> = {
		...kind,
		...own,
		origin: url,
		referer: page,
		cookie: cookieLine(found.cookies)
	};
	try {
		const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers, body });
		const text = await answer.text();
		// with JavaScript a refusal is said in an answer of 200
		const told = scripted ? Number(/^\{"type":"(?:failure|error)","status":(\d+)/.exec(text)?.[1]) : Number.NaN;
		const wait = Number(answer.headers.get('retry-after'));
		return { status: told || answer.status, text, wait, address };
	} catch (error) {
		return { status: 0, text: '', wait: 0, address, failed: String((error as Error).cause ?? error) };
	}
}

/** A page of the team is as long by itself; what a refused form adds stays far below what was sent. */
const MOST_ADDED = 400_000;

/** @param usual how long the page is with nothing typed. @returns what is wrong with an answer. */
export function faultsOf({ status, text, wait, failed }: Said, usual: number): string[] {
	if (failed) return [`no answer: ${failed}`];
	if (status >= 500 && status !== 503) return [`${status}`];
	return [
		...(status >= 400 && !isSaid(text) ? [`${status} without words: ${text.slice(0, 80)}`] : []),
		...(text.length > usual + MOST_ADDED ? [`${status} answers with ${Math.round(text.length / 1000)} kB`] : []),
		...(status === 429 ? overLimit(text, wait) : [])
	];
}

/** Over a limit: nothing of what was typed, and when to come again. */
const overLimit = (text: string, wait: number): string[] => [
	...(wait > 0 || !/secondes?/.test(text) ? [] : ['429 without Retry-After']),
	...(text.length > 60_000 || /data-given|"typed"/.test(text) ? ['429 gives something back'] : []),
	...(text.startsWith('<') && !text.includes('rechargez') ? ['429 does not say what becomes of the form'] : [])
];

/** In a page of the reader's language, or in what a script shows. */
const isSaid = (text: string): boolean =>
	/<html lang="fr"[\s\S]*<h1/.test(text) || /"message":"[^"]{15,}"/.test(text) || text.startsWith('{"type":"failure"');
