/** Where everybody may read: pages, feeds and files that ask nobody who she is. */
export const publicPlaces: readonly string[] = ['(public)/'];

/** Where whoever holds the address acts: a signed link or a form that tells a hand from a machine is what it asks for. */
export const acting: readonly string[] = ['(public)/learning/classes/booking/[token]/'];

const colour = 'says the colour of the section, and nothing of anybody';
const published = 'what a published story is made of, under the hash of its content';
/** A load or an action that asks for nothing, and why. */
export const open: Readonly<Record<string, string>> = {
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
	'journey/[story]/words/[locale]/[hash].json/+server.ts#GET': published
};

/** Where two modules act in one transaction, and what would be half done without it. */
export const together: Readonly<Record<string, string>> = {};
