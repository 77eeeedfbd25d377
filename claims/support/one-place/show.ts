import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { launchBrowser } from '../../../tests/support/browser.ts';
import { type Cookie, cookieLine, sendForm, signedIn } from '../pages.ts';
import type { Scratch } from './scratch.ts';

type Fields = Readonly<Record<string, string>>;
type Cue = Readonly<{ id: string; content: Readonly<Record<string, unknown>> }>;

/** A show of one segment and whoever directs it, by the pages of the team as they are without a script. */
export type Direction = Readonly<{
	url: string;
	browser: Browser;
	cookies: readonly Cookie[];
	/** Our paths of its pages. */
	show: string;
	rundown: string;
	segment: string;
	read(path: string): Promise<string>;
	/** Sends a form. @returns the page that it leads to, or that says what is wrong. */
	send(path: string, fields: Fields, file?: File): Promise<string>;
	cues(): Promise<readonly Cue[]>;
	/** Puts what `export` gave into the rundown again, and takes it back. @returns what is wrong. */
	bringBack(format: 'csv' | 'json', more: string): Promise<string[]>;
	/** The room of the show, which it opens and starts, with the page of its control room in a browser: it says that somebody is there. */
	onAir(): Promise<string>;
	/** The address of the overlay page of the only station. */
	overlay(): Promise<string>;
}>;

/** Directs a show of the program at `url`. @returns what is wrong, as the act says. */
export async function directing(url: string, act: (direction: Direction) => Promise<string[]>): Promise<string[]> {
	const browser = await launchBrowser();
	try {
		return await act(await prepare(url, browser));
	} finally {
		await browser.close();
	}
}

async function prepare(url: string, browser: Browser): Promise<Direction> {
	const cookies = await signedIn(url, 'admin');
	const headers = { cookie: cookieLine(cookies), accept: 'text/html' };
	const read = async (path: string) => (await fetch(url + href(path, 'fr'), { headers })).text();
	async function send(path: string, fields: Fields, file?: File): Promise<string> {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		if (file) body.set('file', file);
		const sent = { method: 'POST', headers: { ...headers, origin: url }, body };
		return (await fetch(url + href(path, 'fr'), sent)).text();
	}
	const { show, rundown, segment } = await makeShow(url, cookies, read);
	const json = async () => JSON.parse(await read(`${rundown}/export?format=json`)) as { rundown: { cues: Cue[] }[] };
	const cues = async () => (await json()).rundown.flatMap((one) => one.cues);
	const overlay = async () => {
		const [, path = ''] = /value="[^"]*(\/overlay\/[^"]+)"/.exec(await read(show)) ?? [];
		return url + path.replaceAll('&amp;', '&');
	};
	return {
		...{ url, browser, cookies, show, rundown, segment, read, send, cues, overlay },
		async bringBack(format, more) {
			const wrong: string[] = [];
			const text = await read(`${rundown}/export?format=${format}`);
			if (!text.includes(more)) wrong.push(`the rundown as .${format} does not say « ${more} »`);
			const before = await cues();
			await send(`${rundown}?/bring`, {}, new File([text], `rundown.${format}`));
			const contents = (await cues()).map(({ content }) => JSON.stringify(content));
			const twice = [...before, ...before].map(({ content }) => JSON.stringify(content));
			if (contents.join() !== twice.join()) wrong.push(`the rundown as .${format} does not come back`);
			await send(`${rundown}?/undo`, {});
			if ((await cues()).length !== before.length) wrong.push(`what .${format} brought cannot be taken back`);
			return wrong;
		},
		async onAir() {
			await send(`${show}/regie?/open`, {});
			await send(`${show}/regie?/order`, { do: 'start' });
			const context = await browser.newContext();
			await context.addCookies([...cookies]);
			await (await context.newPage()).goto(url + href(`${show}/regie`, 'fr'));
			const { room } = (await (await fetch((await overlay()).replace('?', '/room?'))).json()) as { room: string };
			return room;
		}
	};
}

/** A station, and a published show that begins in a moment. */
async function makeShow(url: string, cookies: readonly Cookie[], read: Direction['read']) {
	const send = (path: string, fields: Fields) => sendForm(url, cookies, path, new URLSearchParams(fields));
	const looks = { primary: '#5b2a6e', ground: '#15171c', onPrimary: '', onGround: '', mark: 'TF' };
	const station = await send('/desk/stations/new', {
		name: 'Télé Fictive (fictif)',
		locale: 'fr',
		delay: '6',
		...looks
	});
	const [date = '', start = ''] = new Date(Date.now() + 120_000)
		.toLocaleString('sv', { timeZone: 'Europe/Brussels' })
		.split(' ');
	const show = await send('/desk/shows/new?/make', {
		...{ date, start: start.slice(0, 5), minutes: '60', organization: 'equipe-du-hub', publish: '1' },
		...{ title_fr: 'Une émission de plus (fictif)', summary_fr: 'Inventée pour essayer un élément.' },
		stations: station.split('/').at(-1) ?? ''
	});
	const rundown = `${show}/rundown`;
	await send(`${rundown}?/segment`, { title_fr: 'Ouverture', planned: '5' });
	const [, segment = ''] = /id="at-([0-9a-f-]{36})"/.exec(await read(rundown)) ?? [];
	return { show, rundown, segment };
}

/** Adds words of the interface to a file of messages in each language. */
export function addWords(scratch: Scratch, folder: string, words: Readonly<Record<string, Readonly<Fields>>>): void {
	for (const [locale, added] of Object.entries(words)) {
		const lines = Object.entries(added).map(([key, text]) => `,\n\t${JSON.stringify(key)}: ${JSON.stringify(text)}`);
		scratch.edit(`${folder}/${locale}.json`, (text) => text.replace(/\n\}\n$/, `${lines.join('')}\n}\n`));
	}
}

/** A sentence unless something holds. */
export const unless = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence]);
