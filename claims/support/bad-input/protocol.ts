import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import { registrationPage } from '../hub.ts';
import { type Case, type Group, says } from './case.ts';
import { ask } from './wire.ts';
import type { World } from './world.ts';

const missing = says('kernel_missing');
const unclear = says('kernel_bad_request');
const SQL = "1' or '1'='1'; drop schema agenda cascade; --";

/** Addresses, questions, methods and bodies that no browser of a reader would send. */
export const protocol = (world: World): Group[] => [
	{ title: 'addresses', cases: addresses(world) },
	{ title: 'questions to pages', cases: queries(world) },
	{ title: 'methods', cases: methods(world) },
	{ title: 'bodies', cases: bodies(world) }
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
		...[
			'/nope',
			'/agenda/nope',
			`/agenda/${SQL.replaceAll(' ', '%20')}`,
			'/agenda/%F0%9F%98%80',
			'/agenda/..%2f..%2fetc%2fpasswd',
			`/agenda/${'x'.repeat(9000)}`,
			'/__proto__',
			'/agenda/constructor'
		].map((path) => page(path)),
		...['/%E0%A4%A', '/%', '/agenda/%C0%AE%C0%AE', '/agenda/a%00b', '/%FF%FE'].map((path) => page(path, 400, unclear)),
		...[
			'/../../../../etc/passwd',
			'/_app/immutable/../../../server/index.js',
			'/..%2f..%2fpackage.json',
			'/%2e%2e/%2e%2e/etc/passwd',
			'/_app/%2e%2e%2f%2e%2e%2fserver.js',
			'/static/..\\..\\package.json',
			'/.env',
			'/data/secret',
			'/..%5c..%5cdata%5csecret',
			'/files/../secret'
		].map(file),
		{
			name: 'an address of 20 kB: none reads so far',
			expect: [414, 431],
			send: (locale) => ask(url, locale, { path: `/${'x'.repeat(20_000)}` })
		},
		{
			name: '//evil.example',
			expect: [404],
			says: missing,
			send: (locale) => ask(url, locale, { path: '//evil.example/..' })
		},
		{
			name: 'data of a page that never was',
			expect: [404],
			send: (locale) => ask(url, locale, { path: `/${locale}/nope/__data.json` })
		},
		{
			name: 'a name that the framework keeps',
			expect: [400],
			send: (locale) => ask(url, locale, { path: `/${locale}?x-sveltekit-invalidated=1` })
		},
		{
			name: 'a remote function that never was',
			expect: [404],
			send: (locale) => ask(url, locale, { path: '/_app/remote/x/y' })
		}
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
	const q = (fields: Record<string, string>) => (locale: Locale) =>
		`${href('/network', locale)}?${new URLSearchParams(fields)}`;
	return [
		harmless('SQL in the search', q({ q: SQL, sector: SQL })),
		harmless('a script in the search', q({ q: script, sector: script })),
		harmless('10 kB in the search', q({ q: 'x_'.repeat(5000) })),
		harmless('broken UTF-8 in the search', (locale) => `${href('/network', locale)}?q=%C3%28%FF`),
		harmless('the same question twice', (locale) => `${href('/network', locale)}?q=a&q=b&q[]=c&__proto__[x]=1`),
		harmless(
			'a question to a page that asks none',
			(locale) => `${registrationPage(wide, locale)}?${new URLSearchParams({ name: script })}`
		),
		harmless('a zero byte in the search', q({ q: 'a\u0000b' })),
		harmless('a zero byte as the sector', q({ sector: 'a\u0000b' }))
	];
}

function methods({ url, wide }: World): Case[] {
	const one = (
		method: string,
		path: (locale: Locale) => string,
		expect: readonly number[],
		sentence?: Case['says']
	): Case => ({
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
		{
			name: 'POST to a page without a form',
			expect: [405],
			says: unclear,
			send: (locale) => ask(url, locale, { path: agenda(locale), body: { a: 'b' } })
		},
		{
			name: 'POST to the calendar',
			expect: [405],
			says: unclear,
			send: (locale) => ask(url, locale, { path: feed(locale), body: { a: 'b' } })
		},
		{
			name: 'another method in a header: not heard',
			expect: [200],
			send: (locale) => ask(url, locale, { path: agenda(locale), headers: { 'x-http-method-override': 'DELETE' } })
		}
	];
}

type Body = readonly [
	name: string,
	type: string,
	body: string | Buffer,
	status: number,
	key: string,
	more?: Record<string, string>,
	params?: Record<string, number>
];

const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data; boundary=x';
const part = (head: string, value: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
const ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
const BROKEN = Buffer.from('name=%C3%28%&email=\xff\xfe&seats=%&key=%zz', 'latin1');
const BIG = 'a'.repeat(600 * 1024);
const MANY = Array.from({ length: 20_000 }, (_, index) => `f${index}=1`).join('&');

const table: readonly Body[] = [
	['JSON', 'application/json', '{"name":"x"}', 415, 'kernel_bad_request'],
	['XML with an entity', 'application/xml', ENTITY, 415, 'kernel_bad_request'],
	['plain text', 'text/plain', 'name=x', 400, 'kernel_bad_request'],
	['a type that is none', 'x'.repeat(3000), 'name=x', 415, 'kernel_bad_request'],
	['parts without a boundary', 'multipart/form-data', 'x', 400, 'kernel_bad_request'],
	['parts that are none', PARTS, 'garbage', 400, 'kernel_bad_request'],
	['parts that do not end', PARTS, part('name="name"', 'Zoé'), 400, 'kernel_bad_request'],
	[
		'a file as the name',
		PARTS,
		`${part('name="name"; filename="a.txt"', 'Zoé')}--x--\r\n`,
		422,
		'participation_name_missing'
	],
	['600 kB', FORM, BIG, 413, 'kernel_too_large'],
	['600 kB of parts', PARTS, `${part('name="name"', BIG)}--x--\r\n`, 413, 'kernel_too_large'],
	[
		'600 kB that do not say so',
		FORM,
		BIG,
		413,
		'kernel_too_large',
		{ 'transfer-encoding': 'chunked', 'content-length': '' }
	],
	['a name of 500 kB', FORM, `name=${BIG.slice(0, 500 * 1024)}`, 422, 'participation_name_long'],
	['twenty thousand fields', FORM, MANY, 400, 'kernel_many_fields', {}, { most: 3000 }],
	['broken UTF-8 and percent signs', FORM, BROKEN, 422, 'participation_email_invalid'],
	['compressed bytes that are none', FORM, 'name=x', 422, 'participation_email_invalid', { 'content-encoding': 'gzip' }]
];

function bodies({ url, wide }: World): Case[] {
	const toTheBar = { path: '/demo/switch', body: '{}', headers: { 'content-type': 'application/json' } };
	return [
		...table.map(
			([name, type, body, status, key, more = {}, params]): Case => ({
				name,
				expect: [status],
				says: says(key, params),
				send: (locale) =>
					ask(url, locale, { path: registrationPage(wide, locale), body, headers: { 'content-type': type, ...more } })
			})
		),
		{
			name: 'JSON to the bar of the demonstration',
			expect: [400, 415],
			says: unclear,
			send: (locale) => ask(url, locale, toTheBar)
		}
	];
}
