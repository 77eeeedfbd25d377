import { expect, test } from 'vitest';
import { locales } from '#kernel/words.ts';
import { Play } from '../../play.ts';
import type { Rule } from '../../story/problem.ts';
import { filesIn, sizesOf, textsOf } from './files.ts';
import { readStory } from './read.ts';
import { type Read, readTexts } from './reader.ts';
import { sayProblem } from './say.ts';

const FOLDER = 'tests/support/story';

const texts = textsOf(await filesIn(FOLDER));

/** The story of the tests with something changed in one file, read in place. */
function changed(file: string, change: (text: string) => string): Read {
	const before = texts[file] ?? '';
	if (change(before) === before) throw new Error(`${file} has not changed`);
	return readTexts({ texts: { ...texts, [file]: change(before) }, sizes: sizesOf(new Map()), count: false });
}

test('a story is read whole: its bundle plays, its words are there in four languages, and nothing is wrong with it', async () => {
	const { bundle, words, meta, problems } = await readStory(FOLDER);
	expect(problems.filter(({ warning }) => !warning)).toEqual([]);
	expect(problems.map(({ rule }) => rule)).toEqual(['picture_missing', 'picture_missing']);
	if (!bundle) throw new Error('no bundle');
	expect(Play.open(bundle, 1, ['sit']).offered).toEqual(['begin-spark']);
	expect(words.fr['l.sp_first']).toBe('Première semaine. Il reste {hours}\u00a0heures.');
	expect(words.nl['c.end-week']).toBe('De week eindigen.');
	expect(meta?.quests[0]?.tree).toEqual({ is: 'attended', activity: 'cafe-numerique' });
});

test('a mended comma is no other story, a moved choice is one', async () => {
	const { bundle } = await readStory(FOLDER);
	const mended = changed('story.ink', (text) => text.replace('Un banc, sur', 'Un banc sur'));
	expect(mended.bundle?.hash).toBe(bundle?.hash);
	const moved = changed('story.ink', (text) => text.replace('#id:blow', '#id:blow2'));
	expect(moved.bundle?.hash).not.toBe(bundle?.hash);
});

const breaks: [Rule, string, (text: string) => string][] = [
	[
		'line_without_id',
		'bench.ink',
		(text) =>
			text.replace(' #l:sp_sat', '').replace('Elle n’avait rien proposé. #l:sp_stayed', 'Elle n’avait rien proposé.')
	],
	['choice_without_id', 'bench.ink', (text) => text.replace(' #id:stay', '')],
	['id_twice', 'bench.ink', (text) => text.replace('#l:sp_stayed', '#l:sp_borrowed')],
	['id_form', 'bench.ink', (text) => text.replace('#l:sp_stayed', '#l:Été')],
	['pieces', 'bench.ink', (text) => text.replace('On remet.', 'On {is("blew"):remet|garde}.')],
	['pieces', 'bench.ink', (text) => text.replace('On remet.', 'On remet. <>')],
	['echo', 'bench.ink', (text) => text.replace('* [Rester petit. #id:stay', '* Rester[ petit. #id:stay')],
	['line_without_text', 'bench.ink', (text) => text.replace('On remet. #l:sp_later', '#l:sp_later')],
	['tag', 'bench.ink', (text) => text.replace('#l:sp_stayed', '#l:sp_stayed #mood:sad')],
	['phase', 'bench.ink', (text) => text.replace('#phase:rule', '#phase:moral')],
	['dice', 'bench.ink', (text) => text.replace('On remet.', '{~On|Tu} remet.')],
	['dice', 'bench.ink', (text) => text.replace('=== show', '=== show\n{RANDOM(1, 6) > 3: -> debrief}')],
	['state', 'bench.ink', (text) => `VAR cash = 3\n${text}`],
	['state', 'bench.ink', (text) => text.replace('=== show', '=== show\n~ temp x = 1')],
	['fraction', 'bench.ink', (text) => text.replace('=== show', '=== show\n{3 / 2 > 1: -> debrief}')],
	['state', 'bench.ink', (text) => text.replace('=== loan', '=== loan(who)').replace('-> loan', '-> loan("x")')],
	['state', 'story.ink', (text) => `${text}\n=== function greet(who)\n~ return 1\n`],
	['divert', 'bench.ink', (text) => text.replace('On remet. #l:sp_later', 'On remet. #l:sp_later -> loan')],
	['divert', 'bench.ink', (text) => text.replace('On remet. #l:sp_later', 'On remet. #l:sp_later -> week ->')],
	['printed', 'bench.ink', (text) => text.replace('=== loan', '=== loan\n{is("asked")}')],
	['echo', 'bench.ink', (text) => text.replace('* [Rester petit. #id:stay', '* #id:stay [Rester petit.')],
	['external', 'story.ink', (text) => `EXTERNAL roll(x)\n${text}\n=== function roll(x)\n~ return 1\n`],
	['fallback', 'story.ink', (text) => text.replace(/=== function is[\s\S]*/, '')],
	['comp', 'bench.ink', (text) => text.replace('#comp:2.3/1', '#comp:2.3/4')],
	['comp', 'game.json', (text) => text.replace('3.5/1', '3.5/3')],
	['board', 'bench.ink', (text) => text.replace('+ [Finir', '+ {is("asked")} [Finir')],
	['checkpoint', 'second.ink', (text) => text.replaceAll(/ #checkpoint:\S+/g, '')],
	['unknown', 'bench.ink', (text) => text.replace('do("keep")', 'do("hold")')],
	['unknown', 'bench.ink', (text) => text.replace('#who:noa', '#who:nobody')],
	[
		'unknown',
		'game.json',
		(text) => text.replace('"hypothesis": "how", "strength"', '"hypothesis": "why", "strength"')
	],
	['unused', 'game.json', (text) => text.replace('"deeds": {', '"deeds": { "extra": {},')],
	['weights', 'game.json', (text) => text.replace('"weight": 600', '"weight": 500')],
	['no_rest', 'game.json', (text) => text.replace('"sleep": 180', '"sleep": 20')],
	['shape', 'game.json', (text) => text.replace('"sleep": 180', '"sleep": 0')],
	['shape', 'game.json', (text) => text.replace('"weak": 250', '"weak": 20')],
	['shape', 'game.json', (text) => text.replace('"cash": 60000', '"cash": 600.5')],
	['shape', 'story.json', (text) => text.replace('"attended"', '"said"')],
	['json', 'game.json', (text) => text.replace('"cards": [', '"cards": [,')],
	['include', 'story.ink', (text) => text.replace('INCLUDE second.ink', 'INCLUDE third.ink')],
	['ink', 'bench.ink', (text) => text.replace('-> debrief', '-> nowhere')],
	['words_missing', 'words/fr.json', (text) => text.replace('"card.ask"', '"card.asked"')],
	['words_twice', 'words/fr.json', (text) => text.replace('"card.ask"', '"l.week"')],
	['words_unused', 'words/nl.json', (text) => text.replace('"l.week"', '"l.weeks"')],
	['words_icu', 'words/nl.json', (text) => text.replace('blijven {hours} uur', 'blijven {hours uur')],
	['words_names', 'words/nl.json', (text) => text.replace('blijven {hours} uur', 'blijft de week')],
	['words_plural', 'words/fi.json', (text) => text.replace('one {Yksi viikko} ', '')],
	['words_value', 'words/fr.json', (text) => text.replace('On sonne', '{name} sonne')],
	['words_apostrophe', 'words/nl.json', (text) => text.replace('blijven {hours}', "blijven '{hours}'")],
	['words_space', 'words/fr.json', (text) => text.replace('Un défi\u00a0:', 'Un défi :')],
	['words_glossary', 'words/nl.json', (text) => text.replace('Een uitdaging: kom', 'Een opdracht: kom')]
];

test.each(breaks)('%s is found in %s', (rule, file, change) => {
	const found = changed(file, change).problems.filter((problem) => problem.rule === rule);
	expect(found.map((problem) => problem.file)).toContain(file);
});

test('an arrow after all that is said, a constant and a switch are no problem', () => {
	const before = changed('story.ink', (text) => `${text} `).problems.length;
	const asked = '{\n- is("asked"): Oui. #l:sp_yes\n- else: Non. #l:sp_no\n}\n';
	const { problems } = changed(
		'bench.ink',
		(text) =>
			`CONST weeks = 4\n${text.replace('=== loan', `=== loan\n${asked}`).replace('#ending:closed\n  -> END', '#ending:closed -> END')}`
	);
	expect(problems).toHaveLength(before);
});

test('a file that is not there is asked for in a line of a file', () => {
	const { problems } = changed(
		'bench.ink',
		(text) => `// INCLUDE third.ink\n/* one\nmore */\n  INCLUDE third.ink // soon\n${text}`
	);
	expect(problems[0]).toMatchObject({ rule: 'include', file: 'bench.ink', line: 4, params: { name: 'third.ink' } });
});

test('all problems are counted, and what must be mended comes before hundreds of doubts', () => {
	const unused = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`l.extra_${at}`, 'x']));
	const { problems, found } = changed('words/fr.json', (text) =>
		JSON.stringify({ ...(JSON.parse(text) as object), ...unused, 'card.ask': '' })
	);
	expect(found.doubts).toBeGreaterThanOrEqual(600);
	expect(found.faults).toBe(1);
	expect(problems).toHaveLength(500);
	expect(problems[0]).toMatchObject({ rule: 'words_missing', params: { key: 'card.ask' } });
});

test('a problem is said in four languages, with the reason in the same', () => {
	const { problems } = changed('game.json', (text) => text.replace('"cash": 60000', '"cash": "x"'));
	const [problem] = problems;
	if (!problem) throw new Error('no problem');
	expect(sayProblem(problem, 'fr')).toContain('start.cash\u00a0: ');
	expect(new Set(locales.map((locale) => sayProblem(problem, locale))).size).toBe(locales.length);
});
