import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import type { Cookie } from '../pages.ts';

/** Who sends films, and where to. */
export type Sender = Readonly<{ url: string; cookies: readonly Cookie[] }>;

const cookieOf = ({ cookies }: Sender): string => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

/** Sends a film in one piece by tus, the door of films. @returns its id, or what was said when it was refused. */
export async function sendFilm(
	sender: Sender,
	locale: Locale,
	{ title, form, bytes }: { title: string; form: 'ladder' | 'as_is'; bytes: Buffer }
): Promise<{ id: string } | { status: number; said: string }> {
	const headers = { 'tus-resumable': '1.0.0', cookie: cookieOf(sender), origin: sender.url, 'accept-language': locale };
	const words = Object.entries({ title, form, filetype: 'video/mp4' });
	const begun = await fetch(`${sender.url}/films/upload`, {
		method: 'POST',
		headers: {
			...headers,
			'upload-length': String(bytes.length),
			'upload-metadata': words.map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',')
		}
	});
	const at = begun.headers.get('location');
	if (begun.status !== 201 || !at) throw new Error(`« ${title} » is not begun: ${begun.status} ${await begun.text()}`);
	const sent = await fetch(sender.url + at, {
		method: 'PATCH',
		headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
		body: new Uint8Array(bytes)
	});
	if (sent.status !== 204) return { status: sent.status, said: await sent.text() };
	return { id: at.split('/').at(-1) ?? '' };
}

/** How a film stands, as its own page says it. */
async function stateOf(sender: Sender, film: string): Promise<string> {
	const address = sender.url + href(`/desk/films/${film}/progress`, 'fr');
	const answer = await fetch(address, { headers: { cookie: cookieOf(sender) } });
	return ((await answer.json()) as { state: string }).state;
}

/** Waits until a film is ready or has failed. @returns its state, or what it was when the time was over. */
export async function settledFilm(sender: Sender, film: string, mostMs: number): Promise<string> {
	const end = Date.now() + mostMs;
	let state = await stateOf(sender, film);
	while (!['ready', 'failed'].includes(state) && Date.now() < end) {
		await pause(250);
		state = await stateOf(sender, film);
	}
	return state;
}

/** The page of a film, as a reader of some language sees it. */
export async function pageOfFilm(sender: Sender, film: string, locale: Locale): Promise<string> {
	const address = sender.url + href(`/desk/films/${film}`, locale);
	return (await fetch(address, { headers: { cookie: cookieOf(sender), accept: 'text/html' } })).text();
}
