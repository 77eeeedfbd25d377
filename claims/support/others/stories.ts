import type { Written } from './story.ts';

const BEGIN = 'Début. #l:one #chapter:one #checkpoint:one\n';
const END = 'Fin. #l:end #ending:done\n-> END\n';
const plays = (name: string, middle: string, after = ''): Written => ({ name, ink: BEGIN + middle + END + after });
const no = (name: string, middle: string, refused: readonly string[], after = ''): Written => ({
	...{ name, ink: BEGIN + middle + END + after, refused }
});
const other = (id: string): string => `Ailleurs. #l:${id} #ending:done\n-> END\n`;

/** Choices, gathers and weave (« Writing with Ink », part 1 and 2). */
const weave: readonly Written[] = [
	plays('lines and comments', '// rien\n/* rien\nnon plus */ Un. #l:a // ni ici\nTODO: à faire\nDeux. #l:b\n'),
	plays('signs that are written out', 'Un \\# dièse, un \\-> et \\{cash\\}. #l:a\n'),
	plays('an arrow on a line of its own', 'Un. #l:a\n-> next\n=== next\n'),
	plays('a choice that leads at once', '* [Oui #id:yes] -> next\n* [Non #id:no]\n-> next\n=== next\n'),
	plays('a choice, and what follows below it', '* [Oui #id:yes]\n  Bien. #l:a\n* [Non #id:no]\n  Tant pis. #l:b\n- '),
	plays(
		'choices within choices',
		'* [A #id:a]\n** [B #id:b]\nBé. #l:b\n** [C #id:c]\nCé. #l:c\n-- Ensemble. #l:d\n* [E #id:e]\n- '
	),
	plays('gathers within gathers', '- Un. #l:a\n* [A #id:a]\n-- Deux. #l:b\n** [B #id:b]\n--- Trois. #l:c\n- '),
	plays('a label to come back to', '- (top) En haut. #l:a\n+ [Encore #id:again] -> top\n* [Assez #id:enough]\n- '),
	plays('a choice that stays', '- (top)\n+ [Encore #id:again]\n  Bien. #l:a\n  -> top\n* [Assez #id:enough]\n- '),
	plays(
		'choices that run out, and what is left',
		'-> top\n=== top\n* [A #id:a]\n  -> top\n* [B #id:b]\n  -> top\n* -> next\n=== next\n'
	),
	plays('an arrow in a gather', '* [A #id:a]\n* [B #id:b]\n- -> next\n=== next\n'),
	plays('a dash in a text', '- - Un tiret. #l:a\n'),
	plays('tags on the line above', '#who:noa\nUn. #l:a\n'),
	no('text before an arrow', 'Vite, #l:a -> next\n=== next\nà la maison. #l:b\n', ['divert 2']),
	no('text without an id before an arrow', 'Vite -> next\n=== next\nLa maison. #l:b\n', [
		'divert 2',
		'line_without_id 2'
	]),
	no('text before a tunnel', 'Avant. #l:a -> aside ->\n', ['divert 2'], '=== aside\nDedans. #l:b\n->->\n'),
	no('text before the way back', '-> aside ->\n', ['divert 6'], '=== aside\nDedans. #l:b ->->\n'),
	plays('an arrow to the end behind the last words', `* [A #id:a]\n  Bon. #l:a #ending:done -> END\n* [B #id:b]\n- `),
	no('glue', 'Un <>\ndeux. #l:a\n', ['line_without_id 2', 'pieces 2']),
	no('a line on two lines', 'Un\ndeux. #l:a\n', ['line_without_id 2']),
	no('a choice that is said again', '* Oui[!] d’accord. #id:yes\n- ', ['choice_without_id 2', 'echo 2']),
	no('tags before the bracket', '* #id:yes [Oui]\n- ', ['echo 2']),
	no('tags behind the bracket', '* [Oui] #id:yes\n- ', ['choice_without_id 2']),
	no('one id for two lines', 'Encore. #l:one\n', ['id_twice 2']),
	no('choices in a condition', '{is("rich"):\n* [A #id:a]\n}\n* [B #id:b]\n- ', ['ink 3'])
];

/** Knots, stitches, functions, tunnels and threads (part 1, 2 and 4). */
const flow: readonly Written[] = [
	plays('stitches', '-> house\n=== house\n= door\nUn. #l:a\n-> hall\n= hall\n'),
	plays('a stitch by its whole name', '-> house.hall\n=== house\n= door\nUn. #l:a\n-> END\n= hall\n'),
	plays('a knot with accents', '-> été\n=== été\n'),
	plays('a tunnel', '-> aside ->\n', '=== aside\nDedans. #l:a\n->->\n'),
	plays(
		'two tunnels, one after the other',
		'-> one -> two ->\n',
		'=== one\nUn. #l:a\n->->\n=== two\nDeux. #l:b\n->->\n'
	),
	plays(
		'a tunnel that leads elsewhere',
		'-> aside ->\n',
		`=== aside\nDedans. #l:a\n->-> other\n=== other\n${other('o')}`
	),
	plays(
		'a thread',
		'<- aside\n* [B #id:b]\n- ',
		'=== aside\n* [A #id:a]\n  A. #l:a\n  -> DONE\n'.replace('-> DONE', `-> other\n=== other\n${other('o')}`)
	),
	plays(
		'a function that only answers',
		`{yes(): -> other}\n`,
		`=== other\n${other('o')}=== function yes()\n~ return true\n`
	),
	plays('a function that speaks', '~ greet()\n', '=== function greet()\nBonjour. #l:a\n'),
	no('a knot that takes something', '-> next("x")\n=== next(who)\n', ['state 3']),
	no('a stitch that takes something', '-> house.hall(1)\n=== house\n= hall(n)\n', ['state 4']),
	no('a tunnel that takes something', '-> aside("x") ->\n', ['state 5'], '=== aside(who)\nDedans. #l:a\n->->\n'),
	no(
		'a thread that takes something',
		'<- aside(1)\n* [B #id:b]\n- ',
		['state 6'],
		'=== aside(n)\n* [A #id:a]\n  -> END\n'
	),
	no('a function that takes something', '~ greet("x")\n', ['state 5'], '=== function greet(who)\nBonjour. #l:a\n'),
	no('a function that is shown', '{one()}\n', ['printed 2'], '=== function one()\n~ return 1\n'),
	no('a knot of another name', '-> nowhere\n', ['ink 2']),
	no('a knot without a line', '-> next\n=== next\n=== other\n', ['ink 4']),
	no('two knots of one name', '-> next\n=== next\n', ['ink 6'], `=== next\n${other('o')}`),
	no(
		'a dice of another game',
		'~ roll(6)\n',
		['external 5', 'state 6'],
		'EXTERNAL roll(n)\n=== function roll(n)\n~ return 1\n'
	)
];

/** Conditions, alternatives and variables (part 1, 3 and 5). */
const logic: readonly Written[] = [
	plays('a condition of some lines', '{is("rich"):\n  Riche. #l:a\n- else:\n  Pauvre. #l:b\n}\n'),
	plays('a switch', '{\n- is("noted"): Noté. #l:a\n- is("rich"): Riche. #l:b\n- else: Rien. #l:c\n}\n'),
	plays('conditions within conditions', '{is("rich"):{is("noted"):\n  A. #l:a\n- else:\n  B. #l:b\n}}\n'),
	plays('a condition that leads', `{is("rich") && not is("noted"): -> other}\n`, `=== other\n${other('o')}`),
	plays(
		'two conditions of a choice',
		'* {is("rich")} {not is("noted")} [A #id:a]\n  ~ do("note")\n* {is("noted")} [B #id:b]\n* [C #id:c]\n- '
	),
	plays(
		'a deed, and what follows from it',
		'* [A #id:a]\n  ~ do("note")\n* [B #id:b]\n- {is("noted"):\n  Noté. #l:a\n}\n'
	),
	plays('a deed within a line', 'Un {do("note")} deux. #l:a\n'),
	plays(
		'one after the other',
		'- (top)\n{stopping:\n- Un. #l:a\n- Deux. #l:b\n}\n+ [Encore #id:again] -> top\n* [Assez #id:enough]\n- '
	),
	plays(
		'in a circle',
		'- (top)\n{cycle:\n- Un. #l:a\n- Deux. #l:b\n}\n+ [Encore #id:again] -> top\n* [Assez #id:enough]\n- '
	),
	plays('once', '- (top)\n{once:\n- Un. #l:a\n}\n+ [Encore #id:again] -> top\n* [Assez #id:enough]\n- '),
	{ name: 'a constant', ink: `CONST weeks = 4\n${BEGIN}{weeks > 3: -> other}\n${END}=== other\n${other('o')}` },
	no('alternatives within a line', '{Un|Deux} fois. #l:a\n', [
		'line_without_id 2',
		'line_without_id 2',
		'pieces 2',
		'pieces 2'
	]),
	no('words by a condition', 'Un {is("rich"):sou|rien}. #l:a\n', [
		'line_without_id 2',
		'line_without_id 2',
		'pieces 2',
		'pieces 2'
	]),
	no('a value in a line', 'Il y a {is("rich")} sou. #l:a\n', ['pieces 2']),
	no('by chance', '{shuffle:\n- Un. #l:a\n- Deux. #l:b\n}\n', ['dice 2']),
	no('dice', '{RANDOM(1, 6) > 3: -> END}\n', ['dice 2']),
	{ name: 'a variable', ink: `VAR x = 1\n${BEGIN}~ x++\n${END}`, refused: ['state 1', 'state 3'] },
	{ name: 'a list', ink: `LIST mood = (calm), wild\n${BEGIN}${END}`, refused: ['state 1'] },
	no('a variable of a moment', '~ temp x = 1\n', ['state 2']),
	no('a brace that is never closed', '{is("rich"): -> END\n', ['ink 2']),
	no('a condition of no name', '{is("poor"): -> END}\n', ['unknown 2']),
	no('a deed that is computed', '~ do("no" + "te")\n', ['call 2'])
];

const withFile = (name: string, main: string, file: string, refused: readonly string[]): Written => ({
	...{ name, ink: { 'story.ink': main, 'other.ink': file } },
	...(refused.length ? { refused } : {})
});
/** Several files (part 1). */
const files: readonly Written[] = [
	withFile(
		'a file in another',
		`INCLUDE other.ink\n${BEGIN}-> aside ->\n${END}`,
		'=== aside\nDedans. #l:a\n->->\n',
		[]
	),
	withFile(
		'a file in the middle',
		`${BEGIN}-> aside ->\n${END}\n   INCLUDE   other.ink   \n`,
		'=== aside\nDedans. #l:a\n->->\n',
		[]
	),
	withFile('a file that is not there', `INCLUDE other.ink\n${BEGIN}${END}INCLUDE third.ink\n`, '=== aside\n->->\n', [
		'include 5'
	]),
	withFile(
		'a file of a file that is not there',
		`INCLUDE other.ink\n${BEGIN}${END}`,
		'=== aside\n->->\n// INCLUDE third.ink\nINCLUDE third.ink // bientôt\n',
		['include other.ink 4']
	),
	withFile('a file in itself', `INCLUDE other.ink\n${BEGIN}${END}`, '=== aside\n->->\nINCLUDE other.ink\n', [
		'ink other.ink 3'
	]),
	withFile('a fault in another file', `INCLUDE other.ink\n${BEGIN}${END}`, '=== aside\nDedans. #l:a\n-> nowhere\n', [
		'ink other.ink 3'
	])
];

export const stories: readonly Written[] = [...weave, ...flow, ...logic, ...files];
