import { once } from 'node:events';
import { WebSocket } from 'ws';
import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import { registrationPage } from '../hub.ts';
import { type Case, type Group, says } from './case.ts';
import { type Answer, ask, throwBytes } from './wire.ts';
import type { World } from './world.ts';

const missing = says('kernel_missing');
const unclear = says('kernel_bad_request');
const SQL = "1' or '1'='1'; drop schema agenda cascade; --";

/** Addresses, methods, bodies, headers and sockets that no browser of a reader would send. */
export const protocol = (world: World): Group[] => [
	{ title: 'addresses', cases: addresses(world) },
	{ title: 'questions to pages', cases: queries(world) },
	{ title: 'methods', cases: methods(world) },
	{ title: 'bodies', cases: bodies(world) },
	{ title: 'headers and bytes', cases: [...headers(world), ...bytes(world)] },
	{ title: 'sockets', cases: sockets(world) }
];

function addresses({ url }: World): Case[] {
	const page = (path: string, expect = 404, sentence: Case['says'] = missing): Case => ({
		name: `/…${path.slice(0, 40)}`,
		expect: [expect],
		...(sentence ? { says: sentence } : {}),
		send: (locale) => ask(url, locale, { path: `/${locale}${path}` })
	});
	const file = (path: string): Case => ({
		name: path,
		expect: [400, 404],
		also: ({ body }) => (/root:|"dependencies"|BEGIN|PGDATA/.test(body) ? 'shows a file of the machine' : undefined),
		send: (locale) => ask(url, locale, { path })
	});
	return [
		...['/nope', '/agenda/nope', `/agenda/${SQL.replaceAll(' ', '%20')}`, '/agenda/%F0%9F%98%80', '/agenda/..%2f..%2fetc%2fpasswd', `/agenda/${'x'.repeat(9000)}`, '/__proto__', '/agenda/constructor'].map((path) => page(path)),
		...['/%E0%A4%A', '/%', '/agenda/%C0%AE%C0%AE', '/agenda/a%00b', '/%FF%FE'].map((path) => page(path, 400, unclear)),
		...['/../../../../etc/passwd', '/_app/immutable/../../../server/index.js', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/_app/%2e%2e%2f%2e%2e%2fserver.js', '/static/..\\..\\package.json', '/.env', '/data/secret', '/..%5c..%5cdata%5csecret', '/files/../secret'].map(file),
		{ name: 'an address of 20 kB: none reads so far', expect: [414, 431], send: (locale) => ask(url, locale, { path: `/${'x'.repeat(20_000)}` }) },
		{ name: '//evil.example', expect: [404], says: missing, send: (locale) => ask(url, locale, { path: '//evil.example/..' }) },
		{ name: 'data of a page that never was', expect: [404], send: (locale) => ask(url, locale, { path: `/${locale}/nope/__data.json` }) },
		{ name: 'a name that the framework keeps', expect: [400], send: (locale) => ask(url, locale, { path: `/${locale}?x-sveltekit-invalidated=1` }) },
		{ name: 'a remote function that never was', expect: [404], send: (locale) => ask(url, locale, { path: '/_app/remote/x/y' }) }
	];
}

function queries({ url, wide }: World): Case[] {
	const script = '"><script>alert(1)</script>';
	const harmless = (name: string, path: (locale: Locale) => string): Case => ({
		name: `${name}: harmless, the page as ever`,
		expect: [200],
		also: ({ body }) => (body.includes(script) ? 'the script is in the page' : undefined),
		send: (locale) => ask(url, locale, { path: path(locale) })
	});
	const q = (fields: Record<string, string>) => (locale: Locale) => `${href('/network', locale)}?${new URLSearchParams(fields)}`;
	return [
		harmless('SQL in the search', q({ q: SQL, sector: SQL })),
		harmless('a script in the search', q({ q: script, sector: script })),
		harmless('10 kB in the search', q({ q: 'x_'.repeat(5000) })),
		harmless('broken UTF-8 in the search', (locale) => `${href('/network', locale)}?q=%C3%28%FF`),
		harmless('the same question twice', (locale) => `${href('/network', locale)}?q=a&q=b&q[]=c&__proto__[x]=1`),
		harmless('a question to a page that asks none', (locale) => `${registrationPage(wide, locale)}?${new URLSearchParams({ name: script })}`),
		harmless('a zero byte in the search', q({ q: 'a\u0000b' })),
		{ name: 'a zero byte as the sector', expect: [400], says: unclear, send: (locale) => ask(url, locale, { path: `${href('/network', locale)}?sector=a%00b` }) }
	];
}

function methods({ url, wide }: World): Case[] {
	const one = (method: string, path: (locale: Locale) => string, expect: readonly number[], sentence?: Case['says']): Case => ({
		name: `${method} ${path('fr').slice(0, 24)}`,
		expect,
		...(sentence ? { says: sentence } : {}),
		send: (locale) => ask(url, locale, { method, path: path(locale), headers: { origin: url } })
	});
	const agenda = (locale: Locale) => href('/agenda', locale);
	const feed = (locale: Locale) => href('/agenda.ics', locale);
	return [
		...['PUT', 'PATCH', 'DELETE'].map((method) => one(method, agenda, [405], unclear)),
		one('DELETE', (locale) => registrationPage(wide, locale), [405], unclear),
		one('PUT', feed, [405], unclear),
		one('TRACE', agenda, [400, 405]),
		one('OPTIONS', agenda, [204]),
		one('GET', () => '/demo/switch', [405], unclear),
		{ name: 'POST to a page without a form', expect: [405], says: unclear, send: (locale) => ask(url, locale, { path: agenda(locale), body: { a: 'b' } }) },
		{ name: 'POST to the calendar', expect: [405], says: unclear, send: (locale) => ask(url, locale, { path: feed(locale), body: { a: 'b' } }) },
		{ name: 'another method in a header: not heard', expect: [200], send: (locale) => ask(url, locale, { path: agenda(locale), headers: { 'x-http-method-override': 'DELETE' } }) }
	];
}

function bodies({ url, wide }: World): Case[] {
	const to = (name: string, type: string, body: string | Buffer, expect: number, key: string, more: Record<string, string> = {}): Case => ({
		name,
		expect: [expect],
		says: says(key),
		send: (locale) => ask(url, locale, { path: registrationPage(wide, locale), body, headers: { 'content-type': type, ...more } })
	});
	const form = 'application/x-www-form-urlencoded';
	const part = (head: string, value: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
	const big = Buffer.alloc(600 * 1024, 'a');
	return [
		to('JSON', 'application/json', '{"name":"x"}', 415, 'kernel_bad_request'),
		to('XML with an entity', 'application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 415, 'kernel_bad_request'),
		to('plain text', 'text/plain', 'name=x', 400, 'kernel_bad_request'),
		to('a type that is none', 'x'.repeat(3000), 'name=x', 415, 'kernel_bad_request'),
		to('parts without a boundary', 'multipart/form-data', 'x', 400, 'kernel_bad_request'),
		to('parts that are none', 'multipart/form-data; boundary=x', 'garbage', 400, 'kernel_bad_request'),
		to('parts that do not end', 'multipart/form-data; boundary=x', part('name="name"', 'Zoé'), 400, 'kernel_bad_request'),
		to('a file as the name', 'multipart/form-data; boundary=x', `${part('name="name"; filename="a.txt"', 'Zoé')}--x--\r\n`, 422, 'participation_name_missing'),
		to('600 kB', form, big, 413, 'kernel_too_large'),
		to('600 kB of parts', 'multipart/form-data; boundary=x', Buffer.concat([Buffer.from('--x\r\ncontent-disposition: form-data; name="name"\r\n\r\n'), big, Buffer.from('\r\n--x--\r\n')]), 413, 'kernel_too_large'),
		to('600 kB that do not say so', form, big, 413, 'kernel_too_large', { 'transfer-encoding': 'chunked', 'content-length': '' }),
		to('a name of 500 kB', form, `name=${'a'.repeat(500 * 1024)}`, 422, 'participation_name_long'),
		to('twenty thousand fields', form, Array.from({ length: 20_000 }, (_, index) => `f${index}=1`).join('&'), 422, 'participation_name_missing'),
		to('broken UTF-8 and percent signs', form, Buffer.from('name=%C3%28%&email=\xff\xfe&seats=%&key=%zz', 'latin1'), 422, 'participation_email_invalid'),
		to('compressed bytes that are none', form, 'name=x', 422, 'participation_email_invalid', { 'content-encoding': 'gzip' }),
		{ name: 'JSON to the bar of the demonstration', expect: [400, 415], says: unclear, send: (locale) => ask(url, locale, { path: '/demo/switch', body: '{}', headers: { 'content-type': 'application/json' } }) }
	];
}

function headers({ url }: World): Case[] {
	const fine = (name: string, given: Record<string, string>, path = (locale: Locale) => href('/agenda', locale)): Case => ({
		name: `${name}: harmless, the page as ever`,
		expect: [200],
		send: (locale) => ask(url, locale, { path: path(locale), headers: given })
	});
	const feed = (locale: Locale) => href('/agenda.ics', locale);
	return [
		...['"', 'W/', '"a", , "b', `"${'x'.repeat(7000)}"`, '%00'].map((tag) => fine(`If-None-Match ${tag.slice(0, 12)}`, { 'if-none-match': tag }, feed)),
		fine('10 kB of languages', { 'accept-language': 'xx,'.repeat(3000) }),
		fine('a foreign host', { host: 'evil.example' }),
		fine('a protocol and sender of one’s own', { 'x-forwarded-proto': 'javascript', 'x-forwarded-for': "' or 1=1", 'x-forwarded-host': 'evil.example' }),
		fine('a date that is none', { 'if-modified-since': 'yesterday', range: 'bytes=-1--1' }, feed)
	];
}

/** Answered by the HTTP of Node itself or the adapter, before any page: for programs, without a sentence. */
function bytes({ url }: World): Case[] {
	const raw = (name: string, sent: string | Buffer, expect: readonly number[] = [400]): Case => ({ name, expect, send: () => throwBytes(url, sent) });
	const close = 'Connection: close\r\n\r\n';
	return [
		raw('no HTTP at all', 'HELLO\r\n\r\n'),
		raw('no host', `GET /fr HTTP/1.1\r\n${close}`),
		raw('two lengths', `POST /fr HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n${close}hello`),
		raw('a length and chunks (smuggling)', `POST /fr HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${close}0\r\n\r\nG`),
		raw('a header with a line of its own', `GET /fr HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n${close}`),
		raw('bytes of no alphabet in the address', Buffer.from(`GET /fr/\xff\xfe HTTP/1.1\r\nHost: a\r\n${close}`, 'latin1'), [400, 404]),
		raw('a host that is none', `GET /fr HTTP/1.1\r\nHost: a b/c\r\n${close}`),
		raw('a zero byte in a session', `GET /fr HTTP/1.1\r\nHost: a\r\nCookie: valley.session_token=a\u0000b\r\n${close}`),
		raw('headers of 20 kB', `GET /fr HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n${close}`, [431])
	];
}

function sockets({ url }: World): Case[] {
	const foreign = (origin: string | undefined): Case => ({ name: `a socket from ${origin ?? 'nowhere'}`, expect: [403], send: () => knock(url, origin) });
	return [
		...['https://evil.example', 'null', `${url}.evil.example`, undefined].map(foreign),
		{ name: 'a message of 2 kB: the socket is closed', expect: [1009], send: () => shout(url, 'x'.repeat(2000)) },
		{ name: 'a message that is nonsense: not heard, the socket stays', expect: [101], send: () => shout(url, '{"__proto__":1}') }
	];
}

async function knock(url: string, origin: string | undefined): Promise<Answer> {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, origin === undefined ? {} : { origin });
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
