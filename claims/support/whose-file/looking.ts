import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { href } from '#kernel/address.ts';
import type { Address } from './addresses.ts';
import { readIn } from './planted.ts';

/** Somebody who looks: with which cookie, what she has found until now and where first. */
export type Looker = Readonly<{ name: string; cookie: string; found: Map<string, string> }>;

export const looker = (name: string, cookie: string): Looker => ({ name, cookie, found: new Map() });

/** How much was read. */
export const read = { answers: 0, frames: 0, letters: 0 };

/** Reads an address as somebody; `data`: and what the page's own program would fetch. */
export async function look(
	url: string,
	who: Looker,
	{ path, spoken }: Address,
	{ keys, data }: Readonly<{ keys: ReadonlyMap<string, string>; data: boolean }>
): Promise<void> {
	const [address = '', query] = (url + (spoken ? href(path, 'fr') : path)).split('?');
	const asked = query ? `?${query}` : '';
	const page = await ask(address + asked, who.cookie);
	note(who, path, readIn(page.text, keys));
	if (!data || !spoken || page.status >= 400 || !page.text.startsWith('<!')) return;
	const { text } = await ask(`${address}/__data.json${asked}`, who.cookie);
	note(who, `${path} (data)`, readIn(text, keys));
}

/** Asks for an address as whoever has a cookie. @returns what is answered, with the name that a download has */
export async function ask(address: string, cookie: string): Promise<Readonly<{ status: number; text: string }>> {
	read.answers++;
	const answer = await fetch(address, { redirect: 'manual', headers: { cookie, accept: 'text/html, */*' } });
	if (answer.status >= 500) throw new Error(`${address} answers ${answer.status}`);
	const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
	return { status: answer.status, text: `${Buffer.from(await answer.arrayBuffer()).toString('utf8')}${name}` };
}

/** Writes down what somebody has found, and where first. */
export function note({ found }: Looker, where: string, keys: ReadonlySet<string>): void {
	for (const key of keys) if (!found.has(key)) found.set(key, where);
}

/** Listens at the hub's socket as somebody from now on. @returns what stops it */
export async function listen(url: string, who: Looker, keys: ReadonlyMap<string, string>): Promise<() => void> {
	const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live`, { origin: url, headers: { cookie: who.cookie } });
	socket.on('error', () => {});
	socket.on('message', (data) => {
		read.frames++;
		note(who, 'the socket', readIn(String(data), keys));
	});
	for (let turn = 0; turn < 100 && socket.readyState === WebSocket.CONNECTING; turn++) await pause(20);
	if (socket.readyState !== WebSocket.OPEN) throw new Error(`${who.name} gets no socket`);
	return () => socket.terminate();
}
