import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import { sendStory } from '../journey/desk.ts';
import { filesIn } from '../journey/files.ts';
import { hardToRead, traps, withTexts } from '../journey/runaway.ts';
import type { Cookie } from '../pages.ts';
import { type Body, bodiesFor, LONG_WORD } from './bodies.ts';
import type { Doors, FoundForm } from './doors.ts';

export type Attacker = Readonly<{ role: string; url: string; headers: Readonly<Record<string, string>>; doors: Doors }>;
type Shot = Readonly<{ what: string; send: () => Promise<Response> }>;
export type Answers = {
	faults: string[];
	/** What was sent, and when it was under way. */
	sent: { what: string; from: number; to: number }[];
};

/** So many at once. */
const TOGETHER = 4;
const PATIENCE_MS = 180_000;
/** What a long query asks of a list, a search or a page. */
const QUERIES = ['q', 'sector', 'kind', 'sort', 'page'].map((name) => `${name}=${'abcdefghij '.repeat(900)}`);

/** All that somebody may ask and send, at the utmost. @param share of all, for a short run every so manieth */
export function shotsOf({ role, url, headers, doors }: Attacker, share: number): Shot[] {
	const get = (path: string): Shot => ({
		what: `${role} asks for ${path.slice(0, 80)}`,
		send: () => fetch(url + href(path, 'fr'), { headers: { ...headers, accept: 'text/html' }, redirect: 'manual' })
	});
	const asked = doors.pages.flatMap((path, at) => {
		const query = QUERIES[at % QUERIES.length] ?? '';
		return get(`${path}${path.includes('?') ? '&' : '?'}${encodeURI(query).slice(0, 9000)}`);
	});
	const taken = doors.files.flatMap((path) => [get(path), get(path), get(path)]);
	const sent = doors.forms.flatMap((form) => bodiesFor(form).map((body) => post({ role, url, headers }, form, body)));
	const searched = [`/search?q=${LONG_WORD.slice(0, 4000)}`, `/search?q=${'a%20'.repeat(2000)}`].map(get);
	return [...asked, ...taken, ...searched, ...sent].filter((_, at) => at % share === 0);
}

function post({ role, url, headers }: Omit<Attacker, 'doors'>, { page, action }: FoundForm, body: Body): Shot {
	const target = new URL(action || '?', url + href(page, 'fr'));
	return {
		what: `${role} sends ${body.what} to ${page}${action}`,
		send: () =>
			fetch(target, {
				method: 'POST',
				redirect: 'manual',
				headers: { ...headers, accept: 'text/html', origin: url, 'content-type': body.type },
				body: body.bytes(),
				duplex: 'half'
			} as RequestInit)
	};
}

/** Stories that are hard to read or have no end, sent to be published. */
export const storiesOf = (url: string, team: readonly Cookie[]): Shot[] =>
	Object.entries({ ...hardToRead, ...traps }).map(([what, ink]) => ({
		what: `a story that ${what}`,
		send: async () => {
			const { status, page } = await sendStory(url, team, withTexts(files, { 'story.ink': ink }));
			return new Response(page, { status });
		}
	}));

const files = filesIn('tests/support/story');

/** Films that begin as one and never come, or bring what they did not say (tus 1.0.0). */
export const filmsOf = (url: string, headers: Attacker['headers']): Shot[] =>
	(
		[
			{ 'upload-length': '999999999999' },
			{ 'upload-length': '8388608', 'upload-metadata': `filename ${'QUJD'.repeat(1000)}` },
			{ 'upload-length': '-1' },
			{ 'upload-length': '8388608', 'upload-metadata': `filename ${'QUJD'.repeat(1000)}`, 'upload-offset': '9e9' }
		] as readonly Record<string, string>[]
	).map((said) => ({
		what: `a film that says ${JSON.stringify(said).slice(0, 60)}`,
		send: () =>
			fetch(`${url}/films/upload`, {
				method: 'POST',
				headers: { ...headers, origin: url, 'tus-resumable': '1.0.0', ...said, 'content-type': OFFSET },
				body: new Uint8Array(PIECE)
			})
	}));

const OFFSET = 'application/offset+octet-stream';
const PIECE = Buffer.alloc(8 * 1024 * 1024, 'a=&');

/** Sends all, some together. What is not answered, or fails, or is refused without words, is a fault. */
export async function shoot(shots: readonly Shot[], { faults, sent }: Answers): Promise<void> {
	const left = [...shots];
	const shooter = async (): Promise<void> => {
		for (let shot = left.shift(); shot; shot = left.shift()) {
			const from = Date.now();
			const fault = await fire(shot);
			sent.push({ what: shot.what, from, to: Date.now() });
			if (fault) faults.push(`${shot.what}: ${fault}`);
		}
	};
	await Promise.all(Array.from({ length: TOGETHER }, shooter));
}

/** @returns what is wrong with its answer. */
async function fire({ send }: Shot): Promise<string | undefined> {
	try {
		const late = pause(PATIENCE_MS).then(() => null);
		const answer = await Promise.race([send(), late]);
		if (!answer) return 'never answered';
		const text = await answer.text();
		const { status } = answer;
		if (status >= 500 && status !== 503) return `${status}`;
		return status >= 400 && !isSaid(text) ? `${status} without words: ${text.slice(0, 80)}` : undefined;
	} catch (error) {
		return String((error as Error).cause ?? error);
	}
}

/** In a page of the reader's language, or a sentence that a script shows. */
const isSaid = (text: string): boolean =>
	/<html lang="fr"[\s\S]*<h1/.test(text) ||
	/"message":"[^"]{20,}"/.test(text) ||
	/^[A-ZÀ-Ý][^<{]{20,}\.$/.test(text.trim()) ||
	text.startsWith(TUS_REFUSAL);
/** Of a program that does not speak its protocol. */
const TUS_REFUSAL = 'Invalid upload-';
