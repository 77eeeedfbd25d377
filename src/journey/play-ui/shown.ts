import { exhausted } from '../game/tiredness.ts';
import { type Values, valuesOf } from '../game/values.ts';
import type { Bundle, Strings } from '../story/bundle.ts';
import { format } from '../story/words.ts';
import { beliefsShown, boardShown, type ShownBelief, type ShownCard } from './board.ts';
import type { Said, Stand, Turn } from './stand.ts';
import { type ShownWeek, weekShown } from './week.ts';

/** A line as one reads it; `lang` when it is not in the reader's language yet. */
export type ShownLine = Readonly<{
	id: string;
	text: string;
	lang: string | null;
	who: Readonly<{ id: string; name: string; portrait: string | null }> | null;
	scene: Readonly<{ name: string; says: string }> | null;
	/** The title of the chapter that begins here. */
	begins: string | null;
	phase: string | null;
	source: string | null;
}>;
/** A choice and what was said after it, in words. */
export type ShownTurn = Readonly<{ chosen: string | null; card: boolean; lines: readonly ShownLine[] }>;
export type ShownChoice = Readonly<{ id: string; text: string; lang: string | null; board: boolean; quests: boolean }>;
/** Something promised or owed; `due` is a week, `amount` cents. */
export type Owed = Readonly<{ id: string; text: string; due: number; state: string; amount: number | null }>;

/** A moment of a run in the reader's language: all that its screen shows, the same made on the server and in the browser. */
export type Shown = Readonly<{
	seq: number;
	hash: string;
	chapter: string | null;
	turn: ShownTurn;
	choices: readonly ShownChoice[];
	board: readonly ShownCard[] | null;
	/** The week that has just ended. */
	week: ShownWeek | null;
	/** The card that was just played, and what it told. */
	told: Readonly<{ card: string; says: 'supports' | 'contradicts' | null }> | null;
	/** `exhausted`: below the strength with which anything is done well. */
	values: Values & Readonly<{ weekly: number; exhausted: boolean }>;
	beliefs: readonly ShownBelief[];
	owed: readonly Owed[];
	begun: readonly string[];
	asked: readonly string[];
	ended: Readonly<{ id: string; title: string; text: string }> | null;
}>;

/** The words of one language, and which of them are still French. */
export type Spoken = Readonly<{ words: Strings; missing: readonly string[] }>;

/** A story in one language. */
export class Voice {
	readonly bundle: Bundle;
	readonly #words: Strings;
	readonly #foreign: ReadonlySet<string>;
	readonly #locale: string;

	constructor(bundle: Bundle, { words, missing }: Spoken, locale: string) {
		this.bundle = bundle;
		this.#words = words;
		this.#foreign = new Set(missing);
		this.#locale = locale;
	}

	say(key: string, values: Values): string {
		return format(this.#words, key, values, this.#foreign.has(key) ? 'fr' : this.#locale);
	}

	/** The language of a key's words, when it is not the reader's. */
	lang(key: string): string | null {
		return this.#foreign.has(key) ? 'fr' : null;
	}
}

/** Puts a stand into words. */
export function show(voice: Voice, stand: Stand): Shown {
	const { state, board, choices, turn } = stand;
	const values = valuesOf(state, voice.bundle.game);
	const say = (key: string): string => voice.say(key, values);
	return {
		...{ seq: stand.seq, hash: stand.hash, begun: stand.begun, asked: stand.asked },
		chapter: turn.said.at(-1)?.chapter ?? stand.begun.at(-1) ?? null,
		turn: turnShown(voice, turn, values),
		choices: choices.map(({ id, board, quests }) => {
			const key = `c.${id}`;
			return { id, text: say(key), lang: voice.lang(key), board, quests };
		}),
		board: choices.some((choice) => choice.board) ? boardShown(board, voice.bundle, state, say) : null,
		week: weekShown(stand, say),
		told: toldOf(stand, say),
		values: { ...values, weekly: state.weekly, exhausted: exhausted(state, voice.bundle.game) },
		beliefs: beliefsShown(voice.bundle, state, say),
		owed: owedOf(stand, say),
		ended: state.ended === null ? null : endingOf(state.ended, say)
	};
}

const endingOf = (id: string, say: (key: string) => string): Shown['ended'] => ({
	id,
	title: say(`ending.${id}`),
	text: say(`ending.${id}.text`)
});

/** The key of the words of an entry of a log. */
const wordOf = (entry: string): string =>
	entry.startsWith('card:') ? `card.${entry.slice(5)}` : `c.${entry.split('+')[0]}`;

export const turnShown = (voice: Voice, { choice, said }: Turn, values: Values): ShownTurn => ({
	chosen: choice === null ? null : voice.say(wordOf(choice), values),
	card: choice?.startsWith('card:') ?? false,
	lines: said.filter(({ line }) => line.id).map((one) => lineShown(voice, one))
});

/** A line in words, with the numbers of its own moment. */
function lineShown(voice: Voice, { line, scene, phase }: Said): ShownLine {
	const values = valuesOf(line.state, voice.bundle.game);
	const say = (key: string): string => voice.say(key, values);
	const key = `l.${line.id}`;
	const portrait = voice.bundle.cast.find(({ id }) => id === line.who)?.portrait ?? null;
	return {
		...{ id: line.id, text: say(key), lang: voice.lang(key), phase, source: line.source },
		who: line.who === null ? null : { id: line.who, name: say(`cast.${line.who}`), portrait },
		scene: scene === null ? null : { name: scene, says: say(`scene.${scene}`) },
		begins: line.chapter === null ? null : say(`chapter.${line.chapter}`)
	};
}

function toldOf({ entry, before, state }: Stand, say: (key: string) => string): Shown['told'] {
	if (!entry?.startsWith('card:') || !before) return null;
	const evidence = Object.entries(state.beliefs).flatMap(([id, belief]) =>
		belief.evidence.slice(before.beliefs[id]?.evidence.length ?? 0)
	);
	return { card: say(wordOf(entry)), says: evidence[0]?.says ?? null };
}

const owedOf = ({ state }: Stand, say: (key: string) => string): Owed[] => [
	...state.promises.map(({ id, due, state: how }) => ({
		...{ id: `promise.${id}`, text: say(`promise.${id}`), due, state: how, amount: null }
	})),
	...state.debts.map(({ id, due, amount }) => ({
		...{ id: `debt.${id}`, text: say(`debt.${id}`), due, state: 'open', amount }
	}))
];
