import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import { askedIn } from '../asking/asked.ts';
import { registrationPage } from '../hub.ts';
import { aBooking, type Case, type Group, says } from './case.ts';
import { ask, type Question } from './wire.ts';
import { nobody, type World } from './world.ts';

const missing = says('kernel_missing');

/** What belongs to others: their bookings, seats, sessions, and forms sent from other sites in their name. */
export const strangers = (world: World): Group[] => [
	{ title: 'others’ bookings and seats', cases: bookings(world) },
	{ title: 'forms of other sites (CSRF)', cases: foreignForms(world) },
	{ title: 'sessions that are none', cases: sessions(world) },
	{ title: 'the bar of the demonstration', cases: bar(world) }
];

function bookings({ url, victim, thief }: World): Case[] {
	const flipped = `${victim.booking.slice(0, -2)}${victim.booking.endsWith('A') ? 'BB' : 'AA'}`;
	const tokens = [
		flipped,
		victim.booking.toUpperCase(),
		victim.booking.slice(1),
		victim.seats[0] ?? '',
		nobody,
		'null',
		'%00',
		"' or 1=1 --",
		'x'.repeat(5000)
	];
	const page = (token: string, locale: Locale) =>
		href(`/booking/${encodeURIComponent(decodeURIComponent(token))}`, locale);
	const seat = (name: string, id: string): Case => ({
		name: `cancelling ${name} through one’s own booking`,
		expect: [404],
		says: missing,
		send: (locale) =>
			ask(url, locale, { path: `${page(thief.booking, locale)}?/cancel`, body: { seat: id }, cookie: thief.cookie })
	});
	return [
		...tokens.map(
			(token): Case => ({
				name: `looking at ${token.slice(0, 16)}…`,
				expect: [404],
				says: missing,
				send: (locale) => ask(url, locale, { path: page(token, locale) })
			})
		),
		...['cancel', 'accept', 'decline'].map(
			(act): Case => ({
				name: `${act} with a forged token`,
				expect: [404],
				says: missing,
				send: (locale) => ask(url, locale, { path: `${page(flipped, locale)}?/${act}`, body: {}, cookie: thief.cookie })
			})
		),
		seat('another’s seat', victim.seats[0] ?? ''),
		seat('nobody’s seat', nobody),
		...['1', '', "' or true --", `${thief.seats[0]}x`].map((id) => seat(`the seat « ${id} »`, id)),
		{
			name: 'taking a place that is not offered: nothing to take, nothing changes',
			expect: [303],
			send: (locale) => ask(url, locale, { path: `${page(thief.booking, locale)}?/accept`, body: {} })
		},
		{
			name: 'declining a place that is not offered',
			expect: [409],
			says: says('participation_not_offered'),
			send: (locale) => ask(url, locale, { path: `${page(thief.booking, locale)}?/decline`, body: {} })
		},
		...['nope', 'default', '__proto__', 'constructor', 'cancel%00'].map(
			(act): Case => ({
				name: `an act called ${act}`,
				expect: [404],
				says: missing,
				send: (locale) => ask(url, locale, { path: `${page(thief.booking, locale)}?/${act}`, body: {} })
			})
		),
		{
			name: 'cancelling one’s own twice: the second changes nothing',
			expect: [303],
			writes: [...aBooking, 'kernel.activity', 'kernel.mail', 'kernel.mailbox', 'kernel.file'],
			send: async (locale) => {
				const act: Question = { path: `${page(thief.booking, locale)}?/cancel`, body: {} };
				const asked = askedIn((await ask(url, locale, act)).body);
				const path = page(thief.booking, locale) + asked?.action;
				await ask(url, locale, { path, body: [...(asked?.fields ?? [])] });
				return ask(url, locale, act);
			}
		}
	];
}

const origins = ['https://evil.example', 'null', '', 'http://localhost', 'http://localhost:1', 'file://'];

function foreignForms({ url, wide, victim }: World): Case[] {
	const forms: Record<string, (locale: Locale) => string> = {
		registration: (locale) => registrationPage(wide, locale),
		'cancelling a booking': (locale) => `${href(`/booking/${victim.booking}`, locale)}?/cancel`,
		'accepting an offer': (locale) => `${href(`/booking/${victim.booking}`, locale)}?/accept`,
		'declining an offer': (locale) => `${href(`/booking/${victim.booking}`, locale)}?/decline`,
		'asking for a link': (locale) => `${href('/sign-in', locale)}?/link`,
		'a password': (locale) => `${href('/sign-in', locale)}?/password`,
		'following a link': (locale) => href('/sign-in/link', locale),
		'an invitation': (locale) => href('/sign-in/invitation', locale),
		'a second factor': (locale) => href('/sign-in/second-factor', locale),
		'one’s name': (locale) => `${href('/me', locale)}?/rename`,
		'signing out': (locale) => `${href('/me', locale)}?/signOut`,
		'erasing oneself': (locale) => `${href('/me/data', locale)}?/erase`,
		'a new password': (locale) => `${href('/me/access', locale)}?/password`,
		'the bar of the demonstration': () => '/demo/switch'
	};
	const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''];
	return Object.entries(forms).map(([name, path], index) => {
		const origin = origins[index % origins.length] ?? '';
		const type = types[Math.floor(index / 2) % types.length] ?? '';
		return {
			name: `${name} from ${origin || 'nowhere'}${type ? '' : ', of no type'}`,
			expect: [403],
			says: says('kernel_forbidden'),
			send: (locale) =>
				ask(url, locale, {
					path: path(locale),
					body: { name: 'Piégée', person: '' },
					cookie: victim.cookie,
					headers: { origin, 'content-type': type }
				})
		};
	});
}

function sessions({ url, victim, thief, expired }: World): Case[] {
	const cut = (cookie: string) => cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
	const [, signature = ''] = /\.([^.;]+)/.exec(victim.cookie) ?? [];
	const cookies: Record<string, string> = {
		'an expired session': expired,
		'a token with one letter changed': victim.cookie.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`),
		'a signature with one letter changed': victim.cookie.replace(
			signature,
			cut(signature).replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))
		),
		'another’s token under one’s own signature': thief.cookie.replace(/\.[^.;]+/, `.${signature}`),
		'a token without a signature': victim.cookie.replace(/\.[^.;]+/, ''),
		'an empty session': 'valley.session_token=',
		'a broken percent sign': 'valley.session_token=%',
		'broken UTF-8 in a session': 'valley.session_token=%E0%A4%A.%FF',
		'a zero byte in a session': 'valley.session_token=a%00b.c',
		'SQL in a session': `valley.session_token=' or 1=1 --.${signature}`,
		'a cookie of 7 kB': `valley.session_token=${'a'.repeat(7000)}.${signature}`,
		'a session called __proto__': '__proto__=x; constructor=y; valley.session_token=__proto__',
		'the person’s id as a session': `valley.session_token=${victim.id}`
	};
	const asVisitor = (
		{ status, headers }: { status: number; headers: Readonly<Record<string, string>> },
		locale: Locale
	) =>
		status === 303 && !headers.location?.startsWith(href('/sign-in', locale))
			? `goes to ${headers.location}`
			: undefined;
	const pages: ((locale: Locale) => Question)[] = [
		(locale) => ({ path: href('/me', locale) }),
		(locale) => ({ path: href('/me/data.json', locale) }),
		(locale) => ({ path: `${href('/me', locale)}?/rename`, body: { name: 'Volée', locale: 'fr' } }),
		(locale) => ({ path: `${href('/me/data', locale)}?/erase`, body: { word: 'effacer' } })
	];
	return Object.entries(cookies).map(([name, cookie], index) => ({
		name: `${name}: a visitor, asked to sign in`,
		expect: [303],
		// what a form brought waits for who signs in
		writes: ['identity.set_aside'],
		also: asVisitor,
		send: (locale) => ask(url, locale, { ...(pages[index % pages.length]?.(locale) ?? { path: '/' }), cookie })
	}));
}

function bar({ url, victim }: World): Case[] {
	const persons = {
		'a real person': victim.id,
		nobody,
		SQL: "' or fictional --",
		'a zero byte': '\u0000',
		'10 kB': 'x'.repeat(10_000)
	};
	const backs = [
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'/fr\r\nSet-Cookie: a=b',
		'\\\\evil.example',
		'/\t/evil.example',
		`/${'x'.repeat(10_000)}`
	];
	return [
		...Object.entries(persons).map(
			([name, person]): Case => ({
				name: `becoming ${name}`,
				expect: [404],
				says: missing,
				send: (locale) => ask(url, locale, { path: '/demo/switch', body: { person, back: '/' } })
			})
		),
		...backs.map(
			(back): Case => ({
				name: `coming back to « ${JSON.stringify(back).slice(1, 30)} »: to the home page`,
				expect: [303],
				also: ({ headers }) => (headers.location === '/' ? undefined : `goes to ${headers.location}`),
				send: (locale) => ask(url, locale, { path: '/demo/switch', body: { person: '', back } })
			})
		)
	];
}
