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

/** What a story does once somebody has chosen to sit down: it does not end, or wants everything there is. Some of it would pass the reading. */
export const traps: Readonly<Record<string, string>> = {
	'goes round for ever': '=== trap\n-> trap\n',
	'calls itself for ever': '=== trap\n~ deeper()\n-> END\n=== function deeper()\n~ return deeper()\n',
	'tunnels for ever': '=== trap\n-> trap ->\n->->\n',
	'says lines for ever': '=== trap\nEncore. #l:tr_again\n-> trap\n',
	'says one line for ever': '=== trap\nEncore et encore <>\n-> trap\n',
	'offers choices for ever': '=== trap\n<- one\n-> trap\n=== one\n+ [x #id:x]\n-> END\n- -> DONE\n',
	'doubles a text for ever': 'VAR s = "aaaaaaaa"\n=== trap\n~ s = s + s\n-> trap\n',
	'asks the game for ever': '=== trap\n{is("blew"): -> trap}\n-> trap\n',
	'does things for ever': '=== trap\n~ do("sit")\n-> trap\n',
	'counts for ever': 'VAR n = 0\n=== trap\n~ n = n + 1\n-> trap\n'
};

/** What the demonstration has for the activity that the story of the tests names. */
const ACTIVITY = 'cafe-numerique-du-canal';

/** The files of the story of the tests under another name, its ink as it is given, or with a trap behind the first choice. */
export function trapped(files: ReadonlyMap<string, Uint8Array>, slug: string, trap: string): Map<string, Uint8Array> {
	const text = (path: string): string => new TextDecoder().decode(files.get(path));
	const ink = text('story.ink').replace('  ~ do("sit")\n', '  ~ do("sit")\n  -> trap\n') + trap;
	return withTexts(files, {
		'story.ink': ink,
		'story.json': text('story.json').replace('"banc"', `"${slug}"`).replace('cafe-numerique', ACTIVITY)
	});
}

/** Files with some of them as another text. */
export const withTexts = (
	files: ReadonlyMap<string, Uint8Array>,
	texts: Readonly<Record<string, string>>
): Map<string, Uint8Array> =>
	new Map([...files, ...Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)]);

/** What is chosen to get into a trap. */
export const INTO_IT = 'sit';
