import { once } from 'node:events';
import { WebSocket } from 'ws';
import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import type { Case, Group } from './case.ts';
import { type Answer, ask, throwBytes } from './wire.ts';
import type { World } from './world.ts';

/** Headers, bytes and sockets that no browser of a reader would send. */
export const transport = (world: World): Group[] => [
	{ title: 'headers and bytes', cases: [...headers(world), ...bytes(world)] },
	{ title: 'sockets', cases: sockets(world) }
];

function headers({ url }: World): Case[] {
	const fine = (
		name: string,
		given: Record<string, string>,
		path = (locale: Locale) => href('/agenda', locale)
	): Case => ({
		name: `${name}: harmless, the page as ever`,
		expect: [200],
		send: (locale) => ask(url, locale, { path: path(locale), headers: given })
	});
	const feed = (locale: Locale) => href('/agenda.ics', locale);
	return [
		...['"', 'W/', '"a", , "b', `"${'x'.repeat(7000)}"`, '%00'].map((tag) =>
			fine(`If-None-Match ${tag.slice(0, 12)}`, { 'if-none-match': tag }, feed)
		),
		fine('10 kB of languages', { 'accept-language': 'xx,'.repeat(3000) }),
		fine('a foreign host', { host: 'evil.example' }),
		fine('a protocol and sender of one’s own', {
			'x-forwarded-proto': 'javascript',
			'x-forwarded-for': "' or 1=1",
			'x-forwarded-host': 'evil.example'
		}),
		fine('a date that is none', { 'if-modified-since': 'yesterday', range: 'bytes=-1--1' }, feed)
	];
}

/** Answered by the HTTP of Node itself or the adapter, before any page: for programs, without a sentence. */
function bytes({ url }: World): Case[] {
	const raw = (name: string, sent: string | Buffer, expect: readonly number[] = [400]): Case => ({
		name,
		expect,
		send: () => throwBytes(url, sent)
	});
	const close = 'Connection: close\r\n\r\n';
	return [
		raw('no HTTP at all', 'HELLO\r\n\r\n'),
		raw('no host', `GET /fr HTTP/1.1\r\n${close}`),
		raw('two lengths', `POST /fr HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n${close}hello`),
		raw(
			'a length and chunks (smuggling)',
			`POST /fr HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${close}0\r\n\r\nG`
		),
		raw('a header with a line of its own', `GET /fr HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n${close}`),
		raw(
			'bytes of no alphabet in the address',
			Buffer.from(`GET /fr/\xff\xfe HTTP/1.1\r\nHost: a\r\n${close}`, 'latin1'),
			[400, 404]
		),
		raw('a host that is none', `GET /fr HTTP/1.1\r\nHost: a b/c\r\n${close}`),
		raw('a zero byte in a session', `GET /fr HTTP/1.1\r\nHost: a\r\nCookie: valley.session_token=a\u0000b\r\n${close}`),
		raw('headers of 20 kB', `GET /fr HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n${close}`, [431])
	];
}

function sockets({ url }: World): Case[] {
	const foreign = (origin: string | undefined): Case => ({
		name: `a socket from ${origin ?? 'nowhere'}`,
		expect: [403],
		send: () => knock(url, origin)
	});
	return [
		...['https://evil.example', 'null', `${url}.evil.example`, undefined].map(foreign),
		{ name: 'a socket at a page: harmless, the page', expect: [200], send: () => knock(url, url, '/fr') },
		{ name: 'a socket at no page', expect: [404], send: () => knock(url, url, '/fr/nope') },
		{ name: 'a message of 2 kB: the socket is closed', expect: [1009], send: () => shout(url, 'x'.repeat(2000)) },
		{
			name: 'a message that is nonsense: not heard, the socket stays',
			expect: [101],
			send: () => shout(url, '{"__proto__":1}')
		}
	];
}

async function knock(url: string, origin: string | undefined, path = '/live'): Promise<Answer> {
	const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, origin === undefined ? {} : { origin });
	socket.on('error', () => undefined);
	const status = await Promise.race([
		once(socket, 'open').then(() => 101),
		once(socket, 'unexpected-response').then(([, answer]) => answer.statusCode as number)
	]);
	socket.terminate();
	return { status, headers: {}, body: '' };
}

/** @returns how the socket was closed, or 101 when it is still open after a moment. */
async function shout(url: string, message: string): Promise<Answer> {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { origin: url });
	await once(socket, 'open');
	const closed = once(socket, 'close').then(([code]) => code as number);
	socket.send(message);
	const status = await Promise.race([closed, new Promise<number>((resolve) => setTimeout(resolve, 150, 101))]);
	socket.terminate();
	return { status, headers: {}, body: '' };
}
