import { newId } from '#kernel/id.ts';
import type { Locale } from '#kernel/words.ts';
import { type Form, formOf, registrationPage, type Seance } from '../hub.ts';
import { aRegistration, type Case, type Group, says } from './case.ts';
import { ask } from './wire.ts';
import { nobody, type World } from './world.ts';

const BIDI = '\u202enimda\u202c Zoé';
const SQL = `Robert'); drop table participation.seat; --`;
const SCRIPT = '<script>alert(1)</script>';
const PLAIN = formOf('Nadia Normale', { key: newId() });

/** Everything that a registration form may be made to carry. */
export function registrations(world: World): Group[] {
	const form = (more: Partial<Form>) => ({ ...PLAIN, key: newId(), ...more });
	const post = (seance: Seance, body: Parameters<typeof ask>[2]['body']) => (locale: Locale) =>
		ask(world.url, locale, { path: registrationPage(seance, locale), body });
	const refusal = (name: string, more: Partial<Form>, sentence: string): Case => ({
		name,
		expect: [422],
		says: says(sentence),
		send: post(world.wide, form(more))
	});
	const taken = (name: string, more: Partial<Form>, key = newId()): Case => ({
		name: `${name}: harmless, taken as it is`,
		expect: [303],
		writes: aRegistration,
		send: post(world.wide, form({ key, ...more }))
	});
	return [
		{ title: 'names', cases: names(refusal, taken) },
		{ title: 'e-mail addresses', cases: addresses(refusal) },
		{ title: 'numbers of places', cases: places(refusal) },
		{
			title: 'keys and strange fields',
			cases: [
				...['', 'abc', '0'.repeat(36), SQL, 'x'.repeat(10_000), 'ffffffff-ffff-ffff-ffff-fffffffffffg'].map((key) =>
					refusal(`key ${shown(key)}`, { key }, 'participation_key_invalid')
				),
				{
					name: 'no field at all',
					expect: [422],
					says: says('participation_name_missing'),
					send: post(world.wide, '')
				},
				...['__proto__', 'constructor', 'prototype[x]', 'toString'].map(
					(key): Case => ({
						name: `a field called ${key}`,
						expect: [422],
						says: says('participation_name_missing'),
						send: post(world.wide, [...Object.entries(form({ name: '' })), [key, 'polluted']])
					})
				),
				{
					name: 'the name twice: the first counts',
					expect: [422],
					says: says('participation_name_missing'),
					send: post(world.wide, [['name', ''], ...Object.entries(form({}))])
				},
				{
					name: 'the first key with other words',
					expect: [409],
					says: says('participation_key_reused'),
					writes: aRegistration, // the first, which is taken
					send: async (locale) => {
						const key = newId();
						await post(world.wide, form({ key }))(locale);
						return post(world.wide, form({ key, name: 'Quelqu’un d’autre' }))(locale);
					}
				},
				{
					name: 'a script as the name comes back as text',
					expect: [422],
					says: says('participation_seats_range'),
					also: ({ body }) => (body.includes(SCRIPT) ? 'the script is in the page' : undefined),
					send: post(world.wide, form({ name: SCRIPT, seats: '0' }))
				}
			]
		},
		{ title: 'séances that are not there to be booked', cases: closed(world, form) }
	];
}

type Refusal = (name: string, more: Partial<Form>, sentence: string) => Case;
type Taken = (name: string, more: Partial<Form>) => Case;

const names = (refusal: Refusal, taken: Taken): Case[] => [
	...['', ' ', '\u200b\ufeff', '\t\n'].map((name) =>
		refusal(`name ${shown(name)}`, { name }, 'participation_name_missing')
	),
	refusal('name of 10 kB', { name: 'A'.repeat(10_000) }, 'participation_name_long'),
	refusal('name of 121 letters', { name: 'é'.repeat(121) }, 'participation_name_long'),
	refusal('name of 10 kB of emoji', { name: '🎈'.repeat(2500) }, 'participation_name_long'),
	...[
		BIDI,
		'a\u0000b',
		'a\nb',
		'a\r\nBcc: x@example.org',
		'a\u0007b',
		'\u2066x\u2069',
		'a\u2028b',
		'\u001b[31mred'
	].map((name) => refusal(`name ${shown(name)}`, { name }, 'participation_name_characters')),
	taken('SQL in the name', { name: SQL }),
	taken('a template in the name', { name: '\u0024{7*7} {{7*7}} <%= 7*7 %>' }),
	taken('a name with marks of other languages', { name: 'ﷺ नमस्ते O’Brien-日本' })
];

const addresses = (refusal: Refusal): Case[] =>
	[
		'',
		'nobody',
		'a@b',
		'a b@example.org',
		'a@example.org\r\nBcc: all@example.org',
		'a\u0000@example.org',
		'a@example.org,b@example.org',
		'<a@example.org>',
		`${'a'.repeat(10_000)}@example.org`,
		"a'--@example.org; drop table identity.person",
		'a@\u202eexample.org',
		'a@[127.0.0.1]',
		'"a\\"b"@example.org'
	].map((email) => refusal(`address ${shown(email)}`, { email }, 'participation_email_invalid'));

const places = (refusal: Refusal): Case[] =>
	[
		'0',
		'-1',
		'11',
		'99999999999999999999',
		'1e1',
		'0x5',
		'1.5',
		'NaN',
		'Infinity',
		'٣',
		'1; select 1',
		'\u0000',
		'null'
	].map((seats) => refusal(`places ${shown(seats)}`, { seats }, 'participation_seats_range'));

function closed(world: World, form: (more: Partial<Form>) => Form): Case[] {
	const { url, wide, other, full, cancelled, past } = world;
	const at = (name: string, seance: Pick<Seance, 'slug' | 'id'>, status: number, sentence: Case['says']): Case => ({
		name,
		expect: [status],
		...(sentence ? { says: sentence } : {}),
		send: (locale) => ask(url, locale, { path: registrationPage({ ...seance, pool: '' }, locale), body: form({}) })
	});
	const missing = says('kernel_missing');
	return [
		at('a full one without a list', full, 409, says('participation_full', { seats: 1, left: 0 })),
		at('a cancelled one', cancelled, 409, says('agenda_is_cancelled')),
		at('one that is over', past, 409, says('agenda_is_over')),
		at('one under the address of another', { slug: wide.slug, id: other.id }, 404, missing),
		at('one that never was', { slug: wide.slug, id: nobody }, 404, missing),
		...[
			'1',
			'undefined',
			`${wide.id}'`,
			wide.id.replaceAll('-', ''),
			`{${wide.id}}`,
			'..%2f..',
			'%00',
			'%F0%9F%98%80'
		].map((id) => at(`one called ${id.slice(0, 30)}`, { slug: wide.slug, id }, 404, missing)),
		at('an activity that never was', { slug: 'no-such-thing', id: wide.id }, 404, missing)
	];
}

function shown(text: string): string {
	const safe = text.length > 40 ? `${text.slice(0, 20)}… (${text.length})` : text;
	return `« ${safe.replace(/[\p{Cc}\p{Cf}\u2028]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)} »`;
}
