/** Where everybody may read: pages, feeds and files that ask nobody who she is. */
export const publicPlaces: readonly string[] = [
	...[
		'(public)/',
		'+layout.server.ts',
		'api/v1/',
		'embed/',
		'og/',
		'pictures/',
		'hub.css/',
		'robots.txt/',
		'sitemap.xml/'
	],
	...['healthz/', 'readyz/']
];

/** Where whoever holds the address acts: a signed link or a form that tells a hand from a machine is what it asks for. */
export const acting: readonly string[] = [];

/** A load or an action that asks for nothing, and why. */
export const open: Readonly<Record<string, string>> = {
	'(person)/me/+page.server.ts#signOut': 'ends whatever session there is',
	'(public)/agenda/[slug]/[occurrence]/+page.server.ts#default': 'anybody registers; an address has a limit',
	'(public)/festival/[slug]/+page.server.ts#choose': 'a choice is of this browser, or of the person signed in',
	'(public)/festival/[slug]/selection/+page.server.ts#choose':
		'a choice is of this browser, or of the person signed in',
	'(public)/festival/[slug]/selection/+page.server.ts#forget':
		'a choice is of this browser, or of the person signed in',
	'(public)/newsletter/+page.server.ts#default': 'anybody asks; an unseen field, a limit, and a letter to confirm',
	'(public)/newsletter/confirm/[token]/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/newsletter/stop/[token]/+page.server.ts#default': 'whoever has the signed link of the letter',
	'(public)/present/+page.server.ts#default': 'the code on the screen, and the place that this telephone keeps',
	'(public)/present/[occurrence]/+page.server.ts#default':
		'the code on the screen, and the place that this telephone keeps',
	'(public)/report/+page.server.ts#default': 'anybody reports, by hand and within a limit',
	'(public)/sign-in/+page.server.ts#link': 'who she is will be shown by the link; a limit',
	'(public)/sign-in/+page.server.ts#password': 'who she is is shown by the password; a limit',
	'(public)/sign-in/invitation/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/sign-in/link/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/sign-in/second-factor/+page.server.ts#default': 'who she is is shown by the code; a limit',
	'api/auth/[...all]/+server.ts#GET': 'better-auth asks, as kernel/identity tells it to',
	'api/auth/[...all]/+server.ts#POST': 'better-auth asks, as kernel/identity tells it to',
	'metrics/+server.ts#GET': 'METRICS_TOKEN, or this machine alone without it',
	'demo/switch/+server.ts#POST': 'there on the demonstration alone, whose persons are invented'
};

/** Where two modules act in one transaction, and what would be half done without it. */
export const together: Readonly<Record<string, string>> = {};
