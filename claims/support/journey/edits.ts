import type { Whole } from './story.ts';

/** The files of a story as text, by their path. */
export type Texts = ReadonlyMap<string, string>;
/** One edit that an author may make, and the story after it. */
export type Edit = Readonly<{ kind: string; where: string; texts: Texts }>;

type Json = Record<string, unknown>;
type Game = Whole['bundle']['game'];
type Written = Whole['outline']['choices'][number];

/** So many of a list, from all over it. */
const spread = <T>(list: readonly T[], count: number): T[] =>
	Array.from(
		{ length: Math.min(count, list.length) },
		(_, nth) => list[Math.floor(((nth + 0.5) * list.length) / Math.min(count, list.length))] as T
	);

/** Edits of ink at a line of a file: what is there goes, and these lines come instead. */
const splice = (
	texts: Texts,
	{ file, line }: { file: string; line: number },
	gone: number,
	...come: string[]
): Texts => {
	const lines = (texts.get(file) ?? '').split('\n');
	lines.splice(line - 1, gone, ...come);
	return new Map(texts).set(file, lines.join('\n'));
};

const lineAt = (texts: Texts, { file, line }: { file: string; line: number }): string =>
	(texts.get(file) ?? '').split('\n')[line - 1] ?? '';
const indentOf = (line: string): number => line.length - line.trimStart().length;

/** How many lines a choice takes with all that follows from it. */
function lengthOf(texts: Texts, choice: Written): number {
	const lines = (texts.get(choice.file) ?? '').split('\n').slice(choice.line - 1);
	const indent = indentOf(lines[0] ?? '');
	const end = lines.findIndex((line, nth) => nth > 0 && line.trim() !== '' && indentOf(line) <= indent);
	return end < 0 ? lines.length : end;
}

const blockOf = (texts: Texts, choice: Written): string[] =>
	(texts.get(choice.file) ?? '').split('\n').slice(choice.line - 1, choice.line - 1 + lengthOf(texts, choice));

/** The edits of the flow: what an author does in ink. */
export function inkEdits(texts: Texts, { outline }: Whole, count: number): Edit[] {
	const choices = outline.choices.filter(({ fallback }) => !fallback);
	const lines = outline.lines.filter(({ tags }) => !tags.some((tag) => /^(chapter|ending)/.test(tag)));
	const edit = (kind: string, at: { file: string; line: number }, after: Texts): Edit => ({
		kind,
		where: `${at.file}:${at.line}`,
		texts: after
	});
	const change = (kind: string, at: { file: string; line: number }, by: (line: string) => string): Edit =>
		edit(kind, at, splice(texts, at, 1, by(lineAt(texts, at))));
	const pairs = choices.filter((choice, nth) => nextTo(texts, choice, choices[nth + 1]));
	const diverts = [...texts]
		.filter(([file]) => file.endsWith('.ink'))
		.flatMap(([file, text]) =>
			text.split('\n').flatMap((line, nth) => (/^\s+-> [a-z]\w*$/.test(line) ? [{ file, line: nth + 1 }] : []))
		);
	const calls = outline.calls.filter((call) => call.name === 'do' && /^\s*~ do\(/.test(lineAt(texts, call)));
	const knots = outline.knots.filter(({ name }) => !name.includes('.'));
	return [
		...spread(lines, count).map((line) => change('a text is mended', line, (text) => text.replace(' #', ' Encore. #'))),
		...spread(choices, count).map((choice) => edit('a choice is inserted above', choice, inserted(texts, choice))),
		...spread(choices, count).map((choice) =>
			edit('a choice is deleted', choice, splice(texts, choice, lengthOf(texts, choice)))
		),
		...spread(pairs, count).map((choice) => edit('two choices change places', choice, swapped(texts, choice, choices))),
		...spread(choices, count).map((choice) =>
			change('the id of a choice is renamed', choice, (text) => text.replace(/#id:([\w-]+)/, '#id:$1-two'))
		),
		...spread(choices, count).map((choice) =>
			change('a choice gets a condition that never holds', choice, (text) =>
				text.replace(/^(\s*[*+])\s*(?:\{[^}]*\}\s*)?/, '$1 {is("never")} ')
			)
		),
		...spread(choices, count).map((choice) =>
			change('a choice may be taken again', choice, (text) => text.replace('*', '+'))
		),
		...spread(knots, count).map((knot) => edit('a knot is renamed', knot, renamed(texts, knot.name))),
		...spread(lines, count).map((line) =>
			edit(
				'a line is inserted',
				line,
				splice(texts, line, 0, `${' '.repeat(indentOf(lineAt(texts, line)))}Une ligne de plus. #l:edit_line`)
			)
		),
		...spread(
			lines.filter((line) => /^\s*[^*+\-{=]/.test(lineAt(texts, line))),
			count
		).map((line) => edit('a line is deleted', line, splice(texts, line, 1))),
		...spread(
			lines.filter(({ tags }) => tags.some((tag) => tag.startsWith('checkpoint'))),
			count
		).map((line) => change('a checkpoint is removed', line, (text) => text.replace(/ #checkpoint:[\w-]+/, ''))),
		...spread(diverts, count).map((at) =>
			change('a way leads somewhere else', at, (text) =>
				text.replace(/-> [a-z]\w*$/, `-> ${knots[at.line % knots.length]?.name}`)
			)
		),
		...spread(calls, count).map((call) => edit('what a choice does is removed', call, splice(texts, call, 1)))
	].filter(({ texts: after }) => [...after].some(([file, text]) => text !== texts.get(file)));
}

/** Whether a choice is followed at once by this other one of the same rank. */
const nextTo = (texts: Texts, choice: Written, other: Written | undefined): boolean =>
	other !== undefined &&
	other.file === choice.file &&
	other.line === choice.line + lengthOf(texts, choice) &&
	indentOf(lineAt(texts, other)) === indentOf(lineAt(texts, choice));

function swapped(texts: Texts, choice: Written, choices: readonly Written[]): Texts {
	const other = choices[choices.indexOf(choice) + 1] as Written;
	const [first, second] = [blockOf(texts, choice), blockOf(texts, other)];
	return splice(texts, choice, first.length + second.length, ...second, ...first);
}

function inserted(texts: Texts, choice: Written): Texts {
	const indent = ' '.repeat(indentOf(lineAt(texts, choice)));
	return splice(
		texts,
		choice,
		0,
		`${indent}* [Autre chose. #id:edit-choice]`,
		`${indent}  Rien de plus. #l:edit_choice`,
		`${indent}  -> DONE`
	);
}

const renamed = (texts: Texts, name: string): Texts =>
	new Map(
		[...texts].map(([file, text]) => [
			file,
			file.endsWith('.ink')
				? text.replace(new RegExp(`(->\\s*|<-\\s*|===\\s*)${name}\\b(?!")`, 'g'), `$1${name}_renamed`)
				: text
		])
	);

/** The edits of the numbers and of what a story is made of. */
export function gameEdits(texts: Texts, { bundle: { game } }: Whole, count: number): Edit[] {
	const put = (file: string, kind: string, where: string, value: Json | Game): Edit => ({
		kind,
		where,
		texts: new Map(texts).set(file, JSON.stringify(value))
	});
	const numbers = (kind: string, where: string, value: Game): Edit => put('game.json', kind, where, value);
	const story = JSON.parse(texts.get('story.json') ?? '{}') as Json & {
		chapters: unknown[];
		quests: { key: string }[];
	};
	const dearer = (id: string) =>
		game.cards.map((card) =>
			card.id === id ? { ...card, effects: { ...card.effects, cash: (card.effects?.cash ?? 0) - 1000 } } : card
		);
	const deeds = Object.entries(game.deeds);
	return [
		numbers('a number of the start is changed', 'start', {
			...game,
			start: { ...game.start, cash: game.start.cash - 10_000 }
		}),
		...spread(game.cards, count).map(({ id }) => numbers('a card costs more', id, { ...game, cards: dearer(id) })),
		...spread(game.cards, count).map(({ id }) =>
			numbers('a card is removed', id, { ...game, cards: game.cards.filter((card) => card.id !== id) })
		),
		numbers('the cards are put in another order', 'cards', { ...game, cards: game.cards.toReversed() }),
		numbers('an event is added', 'events', {
			...game,
			events: [{ id: 'edit-event', chance: 300, effects: { energy: -10 } }, ...game.events]
		}),
		...spread(game.events, count).map(({ id }) =>
			numbers('an event is removed', id, { ...game, events: game.events.filter((event) => event.id !== id) })
		),
		...spread(Object.entries(game.conditions), count).map(([id, one]) =>
			numbers('a condition is turned round', id, { ...game, conditions: { ...game.conditions, [id]: { not: one } } })
		),
		...spread(deeds, count).map(([id, one]) =>
			numbers('a deed does more', id, {
				...game,
				deeds: { ...game.deeds, [id]: { ...one, effects: { ...one.effects, reputation: 7 } } }
			})
		),
		...spread(game.hypotheses, count).map(({ id }) =>
			numbers('a variant is added', id, {
				...game,
				hypotheses: game.hypotheses.map((one) =>
					one.id === id ? { ...one, variants: [...one.variants, 'edit-variant'] } : one
				)
			})
		),
		put('story.json', 'the chapters are put in another order', 'chapters', {
			...story,
			chapters: story.chapters.toReversed()
		}),
		put('story.json', 'a challenge is removed', 'quests', { ...story, quests: story.quests.slice(1) })
	];
}

/** A condition that never holds, for the edits that need one; a story that has it is the first version of all of them. */
export function withNever(texts: Texts): Texts {
	const game = JSON.parse(texts.get('game.json') ?? '{}') as Game;
	return new Map(texts).set(
		'game.json',
		JSON.stringify({ ...game, conditions: { ...game.conditions, never: { meter: 'week', least: 9999 } } })
	);
}
