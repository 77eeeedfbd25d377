const head = 'EXTERNAL do(deed)\nEXTERNAL is(condition)\n-> start\n';
const foot = '=== function do(deed)\n~ return\n=== function is(condition)\n~ return true\n';
const inkOf = (body: string): string => `${head}=== start\nDébut. #l:begin #chapter:prologue\n${body}\n${foot}`;

const many = (count: number, part: (nth: number) => string): string =>
	Array.from({ length: count }, (_, nth) => part(nth)).join('');

/** Ink that is hard to read: each must be answered within the limit of compiling, whatever the answer is. */
export const hardToRead: Readonly<Record<string, string>> = {
	'braces in braces': inkOf(`${'{'.repeat(20_000)}a${'}'.repeat(20_000)}`),
	'braces that are never closed': inkOf('{a:'.repeat(400)),
	'conditions in conditions': inkOf(`${'{x:'.repeat(1500)}a${'}'.repeat(1500)}`),
	'brackets in brackets': inkOf(`{${'('.repeat(8000)}1${')'.repeat(8000)} > 0: -> start}`),
	'choices in choices': inkOf(many(900, (nth) => `${'*'.repeat(nth + 1)} [a #id:c${nth}]\n`)),
	'alternatives in alternatives': inkOf(`${'{a|'.repeat(3000)}b${'}'.repeat(3000)}`),
	'forty thousand knots': inkOf(many(40_000, (nth) => `=== k${nth}\n* [a #id:c${nth}] -> k${nth}\n`)),
	'one line of two million letters': inkOf('a'.repeat(1_990_000)),
	'more than may be sent': inkOf('a'.repeat(3_000_000)),
	'a file that includes itself': `INCLUDE story.ink\n${inkOf('-> END')}`,
	'a thousand tags on a line': inkOf(`x ${many(50_000, (nth) => `#t${nth} `)}`),
	'operators without end': inkOf(`{${'1+'.repeat(60_000)}1 > 0: -> start}`)
};

/** Ink that does not end, or wants everything there is: each must be ended within a second of being played. */
export const hardToPlay: Readonly<Record<string, string>> = {
	'goes round for ever': inkOf('-> loop\n=== loop\n-> loop'),
	'calls itself for ever': inkOf('~ deeper()\n-> END\n=== function deeper()\n~ return deeper()'),
	'tunnels for ever': inkOf('-> deep ->\n-> END\n=== deep\n-> deep ->\n->->'),
	'says lines for ever': inkOf('-> loop\n=== loop\nEncore. #l:again\n-> loop'),
	'says one line for ever': inkOf('-> loop\n=== loop\nEncore et encore <>\n-> loop'),
	'offers choices for ever': inkOf('-> loop\n=== loop\n<- one\n-> loop\n=== one\n+ [x #id:x]\n-> END\n- -> DONE'),
	'doubles a text for ever': `VAR s = "aaaaaaaa"\n${inkOf('-> loop\n=== loop\n~ s = s + s\n-> loop')}`,
	'asks the game for ever': inkOf('-> loop\n=== loop\n{is("blew"): -> loop}\n-> loop'),
	'does things for ever': inkOf('-> loop\n=== loop\n~ do("sit")\n-> loop'),
	'counts for ever': `VAR n = 0\n${inkOf('-> loop\n=== loop\n~ n = n + 1\n-> loop')}`
};
