import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
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
	note(who, path, readIn(page, keys));
	if (!data || !spoken || !page.startsWith('<!')) return;
	note(who, `${path} (data)`, readIn(await ask(`${address}/__data.json${asked}`, who.cookie), keys));
}

async function ask(address: string, cookie: string): Promise<string> {
	read.answers++;
	const answer = await fetch(address, { redirect: 'manual', headers: { cookie, accept: 'text/html, */*' } });
	if (answer.status >= 500) throw new Error(`${address} answers ${answer.status}`);
	return Buffer.from(await answer.arrayBuffer()).toString('utf8');
}

function note({ found }: Looker, where: string, keys: ReadonlySet<string>): void {
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

/** Gives everybody the letters that went to her address. @returns what went to an address of nobody who looks */
export async function readLetters(
	byAddress: ReadonlyMap<string, Looker>,
	keys: ReadonlyMap<string, string>
): Promise<string[]> {
	const { rows } = await sql<{
		recipient: string;
		words: string;
	}>`select recipient, words from public.claim_letter`.execute(db);
	const astray: string[] = [];
	for (const { recipient, words } of rows) {
		read.letters++;
		const who = byAddress.get(recipient.toLowerCase());
		const inIt = readIn(words, keys);
		if (who) note(who, 'a letter', inIt);
		else if (inIt.size) astray.push(recipient);
	}
	return astray;
}
