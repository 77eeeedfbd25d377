import { href } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';
import { type Case, type Group, says } from './case.ts';
import { type Answer, ask } from './wire.ts';
import type { World } from './world.ts';

/** Who tried to come in, and did not, is kept in the record of sign-ins. */
const record = ['identity.trace'];
const SQL = "' or 1=1; --";

/** The ways in: links, invitations and codes that have served, addresses that are none, and ways out to other sites. */
export const signIns = (world: World): Group[] => [
	{ title: 'links, invitations and codes that have served or never were', cases: spent(world) },
	{ title: 'signing in with nonsense', cases: nonsense(world) },
	{ title: 'sent on to other sites', cases: redirects(world) },
	{ title: 'the door of passkeys', cases: passkeys(world) }
];

function spent({ url, spentLink, spentInvitation, spentCode, thief }: World): Case[] {
	const tokens = (served: string) => ({
		'that has served': served,
		'of nobody': 'A'.repeat(43),
		'that is empty': '',
		'of SQL': SQL,
		'of 5 kB': 'x'.repeat(5000),
		'with a zero byte': 'a\u0000'
	});
	const each = (what: string, path: string, served: string, sentence: string): Case[] =>
		Object.entries(tokens(served)).map(([name, token]) => ({
			name: `${what} ${name}`,
			expect: [410],
			says: says(sentence),
			writes: record,
			send: (locale) =>
				ask(url, locale, { path: `${href(path, locale)}?${new URLSearchParams({ token })}`, body: { name: 'Zoé' } })
		}));
	const code = (name: string, given: string, cookie: string, writes: readonly string[] = []): Case => ({
		name,
		expect: [401],
		says: says('identity_code_wrong'),
		writes: [...record, ...writes],
		send: (locale) => ask(url, locale, { path: href('/sign-in/second-factor', locale), body: { code: given }, cookie })
	});
	const counted = ['identity.twoFactor', 'identity.used_code'];
	return [
		...each('a link', '/sign-in/link', spentLink, 'identity_link_used'),
		...each('an invitation', '/sign-in/invitation', spentInvitation, 'identity_invitation_used'),
		code('a code that has served', spentCode.code, spentCode.cookie),
		code('a code of another person', spentCode.code, thief.cookie, ['identity.used_code']),
		code('a wrong code, which is counted', '000000', spentCode.cookie, counted),
		code('words for a code, which are counted', SQL, spentCode.cookie, counted),
		code('a code of 10 kB, which is counted', '1'.repeat(10_000), spentCode.cookie, counted),
		code('a code without a session', '123456', '')
	];
}

function nonsense({ url }: World): Case[] {
	const link = (email: string, expect = 422): Case => ({
		name: `a link for « ${email.slice(0, 24).replace(/\p{Cc}/gu, '·')} »`,
		expect: [expect],
		says: says('identity_email_wrong'),
		send: (locale) => ask(url, locale, { path: `${href('/sign-in', locale)}?/link`, body: { email } })
	});
	const password = (
		name: string,
		body: Record<string, string>,
		status = 401,
		sentence = 'identity_password_wrong'
	): Case => ({
		name,
		expect: [status],
		says: says(sentence),
		writes: record,
		send: (locale) => ask(url, locale, { path: `${href('/sign-in', locale)}?/password`, body })
	});
	return [
		...[
			'',
			'nobody',
			'a@b',
			`${'a'.repeat(9000)}@example.org`,
			'a@example.org\r\nBcc: b@example.org',
			'a\u0000@example.org',
			'<a@example.org>',
			SQL
		].map((email) => link(email)),
		password('a password for an unknown address', { email: 'unknown@example.org', password: 'a long enough one' }),
		password('a wrong password', { email: 'victoria@example.org', password: SQL }),
		password('a password of 10 kB', { email: 'victoria@example.org', password: 'x'.repeat(10_000) }),
		password('a password of a zero byte', { email: 'victoria@example.org', password: '\u0000' }),
		password('no password', { email: 'victoria@example.org' }),
		password('a password without an address', { password: 'x' }, 422, 'identity_email_wrong')
	];
}

function redirects({ url, victim }: World): Case[] {
	const places = [
		'//evil.example',
		'/\\evil.example',
		'https://evil.example/',
		'javascript:alert(1)',
		'/%09/evil.example',
		'/fr\r\nX-Evil: 1',
		'\\/evil.example',
		'data:text/html,x',
		`/${'x'.repeat(600)}`
	];
	const stays = ({ headers }: Answer, locale: Locale) =>
		headers.location === href('/me', locale) ? undefined : `goes to ${headers.location}`;
	const signedIn = places.map(
		(place): Case => ({
			name: `signed in, returnTo ${JSON.stringify(place).slice(0, 30)}: to her own page`,
			expect: [303],
			also: place === '/%09/evil.example' ? onSite : stays,
			send: (locale) =>
				ask(url, locale, {
					path: `${href('/sign-in', locale)}?${new URLSearchParams({ returnTo: place })}`,
					cookie: victim.cookie
				})
		})
	);
	const page = places.slice(0, 4).map(
		(place): Case => ({
			name: `the sign-in page with returnTo ${place}: without it`,
			expect: [200],
			also: ({ body }) => (leadsAway(body) ? 'a link or form keeps it' : undefined),
			send: (locale) =>
				ask(url, locale, { path: `${href('/sign-in', locale)}?${new URLSearchParams({ returnTo: place })}` })
		})
	);
	return [...signedIn, ...page];
}

/** Whether any link or form of a page goes to the other site, or runs what was sent. */
function leadsAway(body: string): boolean {
	const targets = [...body.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to = '']) =>
		URL.parse(to, 'http://here.invalid')
	);
	return targets.some((to) => to?.hostname === 'evil.example' || to?.protocol === 'javascript:');
}

const onSite = ({ headers }: Answer): string | undefined => {
	const { origin } = new URL(headers.location ?? '', 'http://here.invalid');
	return origin === 'http://here.invalid' ? undefined : `goes to ${headers.location}`;
};

function passkeys({ url, victim }: World): Case[] {
	const json = { 'content-type': 'application/json' };
	const closed = [
		'sign-in/email',
		'sign-up/email',
		'get-session',
		'magic-link/verify?token=x',
		'two-factor/enable',
		'update-user',
		'passkey',
		'passkey/../get-session',
		'open-session',
		'x/y'
	];
	const junk: Record<string, string> = {
		'no JSON': '{',
		null: 'null',
		'a list': '[]',
		'an empty object': '{}',
		'a forged answer': '{"response":{"id":"x","rawId":"x","type":"public-key","response":{}}}',
		pollution: '{"__proto__":{"a":1},"response":1}'
	};
	return [
		...closed.map(
			(path): Case => ({
				name: `/api/auth/${path}, which is not open`,
				expect: [404],
				send: (locale) =>
					ask(url, locale, { path: `/api/auth/${path}`, body: '{}', headers: json, cookie: victim.cookie })
			})
		),
		...Object.entries(junk).map(
			([name, body]): Case => ({
				name: `verifying a passkey with ${name}`,
				expect: [400, 401, 404, 415, 422],
				writes: record,
				send: (locale) => ask(url, locale, { path: '/api/auth/passkey/verify-authentication', body, headers: json })
			})
		),
		{
			name: 'making a passkey without a session',
			expect: [401],
			send: (locale) => ask(url, locale, { path: '/api/auth/passkey/generate-register-options' })
		},
		{
			name: 'removing nobody’s passkey',
			expect: [400, 404],
			send: (locale) =>
				ask(url, locale, {
					path: '/api/auth/passkey/delete-passkey',
					body: '{"id":"x"}',
					headers: json,
					cookie: victim.cookie
				})
		},
		{
			name: 'removing a passkey from another site',
			expect: [403],
			says: says('kernel_forbidden'),
			send: (locale) =>
				ask(url, locale, {
					path: '/api/auth/passkey/delete-passkey',
					body: '{"id":"x"}',
					headers: { ...json, origin: 'https://evil.example' },
					cookie: victim.cookie
				})
		}
	];
}
