/** Where everybody may read: pages, feeds and files that ask nobody who she is. */
export const publicPlaces: readonly string[] = [
	...[
		'(public)/',
		'+layout.server.ts',
		'api/v1/',
		'api/sensorthings/',
		'embed/',
		'og/',
		'pictures/',
		'drawn/',
		'hub.css/',
		'hub.svg/',
		'robots.txt/',
		'sitemap.xml/',
		'antenne/[show]/picture/',
		'guide/files/',
		'guide/packs/',
		'guide/app/',
		'guide/zoom/',
		'guide/iiif/',
		'guide/reacts/',
		'g/',
		'overlay/graphics/'
	],
	...['healthz/', 'readyz/']
];

/** Where whoever holds the address acts: a signed link or a form that tells a hand from a machine is what it asks for. */
export const acting: readonly string[] = ['(public)/learning/classes/booking/[token]/'];

const colour = 'says the colour of the section, and nothing of anybody';
const byKey = 'whoever has a key: answerProgram asks for it, and what it is for';
const published = 'what a published story is made of, under the hash of its content';
/** A load or an action that asks for nothing, and why. */
export const open: Readonly<Record<string, string>> = {
	'+layout.ts#load': 'brings parts of the page, and nothing that is read',
	'(coulisses)/desk/classes/+layout.server.ts#load': colour,
	'(coulisses)/desk/programmes/+layout.server.ts#load': colour,
	'(person)/me/programmes/+layout.server.ts#load': colour,
	'(public)/class/[code]/+page.server.ts#default': 'pupils sign in here: wrong codes and wrong pictures are counted',
	'(public)/class/home/+page.server.ts#leave': 'ends the session that the browser has, if it has one',
	'(public)/learning/classes/[occurrence]/+page.server.ts#default': 'a teacher books without an account: limitClass',
	'(public)/learning/classes/ask/+page.server.ts#default': 'a school asks without an account: limitClass',
	'journey/[story]/bundle/[hash].json/+server.ts#GET': published,
	'journey/[story]/portrait/[file].png/+server.ts#GET': published,
	'journey/[story]/scene/[file].png/+server.ts#GET': published,
	'journey/[story]/words/[locale]/[hash].json/+server.ts#GET': published,
	'api/v1/[collection]/+server.ts#POST': byKey,
	'api/v1/[collection]/[...rest]/+server.ts#POST': byKey,
	'api/v1/[collection]/[...rest]/+server.ts#PUT': byKey,
	...Object.fromEntries(
		['POST', 'PATCH', 'DELETE'].map((method) => [
			`api/sensorthings/v1.1/[...path]/+server.ts#${method}`,
			'whoever has a key: answerSensing asks what it may write'
		])
	),
	'(public)/guide/[trail]/[stop]/voice/+page.server.ts#leave': 'anybody leaves something, by hand and within a limit',
	'(public)/guide/[trail]/[stop]/voice/+page.server.ts#withdraw': 'whoever has the code that its author was given',
	'guide/counts/+server.ts#POST': 'counts of a device without a name; an address has a limit',
	'(coulisses)/desk/shows/+layout.server.ts#load': colour,
	'(coulisses)/desk/stations/+layout.server.ts#load': colour,
	'(public)/antenne/[show]/replay/+server.ts#POST': 'anybody who watches later; a device has one voice',
	'(coulisses)/desk/shows/[show]/regie/api/+server.ts#POST': 'the key of the show, given to a control surface',
	'films/[film]/[file]/+server.ts#GET': 'serving.ts looks whether the film is shown, or its reader works on it',
	'overlay/[show]/+server.ts#GET': 'draws nothing without the key of the show, which the room asks for',
	'(door)/screen/[space]/[key]/+server.ts#GET': 'the key of the screen in its address',
	'overlay/[show]/room/+server.ts#GET': 'the key of the show in its address',
	'(person)/me/+page.server.ts#signOut': 'ends whatever session there is',
	'(public)/agenda/[slug]/[occurrence]/+page.server.ts#default': 'anybody registers; an address has a limit',
	'(public)/festival/[slug]/+page.server.ts#choose': 'a choice is of this browser, or of the person signed in',
	'(public)/festival/[slug]/selection/+page.server.ts#choose':
		'a choice is of this browser, or of the person signed in',
	'(public)/festival/[slug]/selection/+page.server.ts#forget':
		'a choice is of this browser, or of the person signed in',
	'(public)/spaces/[slug]/+page.server.ts#book': 'anybody books; an address has a limit',
	'(public)/notices/[token]/+page.server.ts#default': 'whoever has the signed link of the letter',
	'(public)/letters/[token]/+page.server.ts#mine': 'whoever has the signed link of the letter',
	'(public)/letters/[token]/+page.server.ts#refuse': 'whoever has the signed link of the letter',
	'(public)/venture/sheet/[token]/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/missions/calendar/[token].ics/+server.ts#GET': 'the secret address of a traveller’s calendar',
	'funding/[emblem]/+server.ts#GET': 'an emblem stands on pages that everybody sees',
	'(public)/audit/[key]/+page.server.ts#sample': 'whoever has the key of a door, which the team has opened',
	'(public)/missions/guest/[token]/+page.server.ts#wish': 'whoever has the signed link of the letter',
	'(public)/missions/guest/[token]/+page.server.ts#absent': 'whoever has the signed link of the letter',
	'(public)/missions/guest/[token]/+page.server.ts#present': 'whoever has the signed link of the letter',
	'(public)/missions/guest/[token]/+page.server.ts#leave': 'whoever has the signed link of the letter',
	'(public)/partnering/renew/[token]/+page.server.ts#renew': 'whoever has the signed link of the letter',
	'(public)/partnering/renew/[token]/+page.server.ts#withdraw': 'whoever has the signed link of the letter',
	'(public)/partnering/after/[token]/+page.server.ts#outcome': 'whoever has the signed link of the letter',
	'(public)/partnering/[proposal]/abroad/+page.server.ts#default':
		'anybody answers, by hand, within a limit, and with a letter to confirm',
	'(public)/partnering/from-abroad/+page.server.ts#default':
		'anybody proposes, by hand, within a limit, with a letter to confirm and the team to publish',
	'(public)/partnering/abroad/proof/[token]/+page.server.ts#default': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#renew': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#withdraw': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#again': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#fresh': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#data': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#erase': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/own/[token]/+page.server.ts#sign':
		'whoever has the link, and the code that went to the address',
	'(public)/partnering/invited/[token]/+page.server.ts#default': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#write': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#accept': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#decline': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#close': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#back': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#leave': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#outcome': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#again': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#fresh': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#data': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#propose': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#confirm': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#erase': 'whoever has the signed link of the letter',
	'(public)/partnering/abroad/[token]/+page.server.ts#sign':
		'whoever has the link, and the code that went to the address',
	'(public)/venture/after/[token]/+page.server.ts#answer': 'whoever has the signed link of the letter',
	'(public)/venture/after/[token]/+page.server.ts#stop': 'whoever has the signed link of the letter',
	'(public)/venture/playtests/form/[token]/+page.server.ts#answer': 'whoever has the signed link of the letter',
	'(public)/venture/after/[token]/+page.server.ts#again': 'whoever has the signed link of the letter',
	'(public)/newsletter/+page.server.ts#default': 'anybody asks; an unseen field, a limit, and a letter to confirm',
	'(public)/newsletter/confirm/[token]/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/newsletter/stop/[token]/+page.server.ts#default': 'whoever has the signed link of the letter',
	'(public)/present/+page.server.ts#default': 'the code on the screen, and the place that this telephone keeps',
	'(public)/present/[occurrence]/+page.server.ts#default':
		'the code on the screen, and the place that this telephone keeps',
	'(public)/spaces/[slug]/arrive/+page.server.ts#default': 'the code at the door, and what was booked there',
	'(public)/spaces/[slug]/code/+page.server.ts#default': 'the link of the booking, or whoever booked',
	'(public)/talk/+page.server.ts#default': 'anybody asks, by hand and within a limit',
	'(public)/report/+page.server.ts#default': 'anybody reports, by hand and within a limit',
	'(public)/propose/+page.server.ts#default': 'anybody proposes, by hand and within a limit',
	'(public)/sign-in/+page.server.ts#link': 'who she is will be shown by the link; a limit',
	'(public)/sign-in/+page.server.ts#partner': 'who she is is shown by the partner; a limit',
	'oidc/[provider]/+server.ts#GET': 'what a partner answers, once, in the browser that asked',
	'(public)/sign-in/+page.server.ts#password': 'who she is is shown by the password; a limit',
	'(public)/sign-in/address/+page.server.ts#confirm': 'whoever has the link of the letter',
	'(public)/sign-in/address/+page.server.ts#stop': 'whoever has the link of the letter',
	'(public)/sign-in/invitation/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/sign-in/link/+page.server.ts#default': 'whoever has the link of the letter',
	'(public)/sign-in/second-factor/+page.server.ts#default': 'who she is is shown by the code; a limit',
	'api/auth/[...all]/+server.ts#GET': 'better-auth asks, as kernel/identity tells it to',
	'api/auth/[...all]/+server.ts#POST': 'better-auth asks, as kernel/identity tells it to',
	'metrics/+server.ts#GET': 'METRICS_TOKEN, or this machine alone without it',
	'demo/switch/+server.ts#POST': 'there on the demonstration alone, whose persons are invented'
};

/** Where two modules act in one transaction, and what would be half done without it. */
export const together: Readonly<Record<string, string>> = {
	'readyz/+server.ts': 'asks nothing of the database but whether it replies'
};
