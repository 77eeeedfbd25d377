import type { State } from '../game/state.ts';
import type { Playable } from '../game/week.ts';
import type { Line, Page } from '../moment.ts';
import { Play } from '../play.ts';
import type { Bundle } from '../story/bundle.ts';
import type { Offered } from '../story/telling.ts';

/** A line with what still holds while it is said: the scene that is seen, the chapter, the phase of a debriefing. */
export type Said = Readonly<{ line: Line; scene: string | null; chapter: string | null; phase: string | null }>;
/** A choice and what was said after it. */
export type Turn = Readonly<{ choice: string | null; said: readonly Said[] }>;

/** Where a run stands, as plain data: what a screen needs of it, without its words. */
export type Stand = Readonly<{
	seq: number;
	hash: string;
	state: State;
	/** The state before the last choice; null before the first. */
	before: State | null;
	/** The last choice, a card's too. */
	entry: string | null;
	/** The last one after which something was said. */
	turn: Turn;
	choices: readonly Offered[];
	board: readonly Playable[];
	/** The chapters that have begun, in order, each once. */
	begun: readonly string[];
	/** The challenges of the real hub that it has asked for. */
	asked: readonly string[];
}>;

/** Reads a play. @param before its state before the last choice */
export function standOf(play: Play, before: State | null): Stand {
	const turns = turnsOf(play.pages);
	const lines = play.pages.flatMap((page) => page.lines);
	const each = (of: (line: Line) => string | null): string[] => [...new Set(lines.flatMap((line) => of(line) ?? []))];
	return {
		...{ seq: play.log.length, hash: play.hash(), state: play.state, before, entry: play.log.at(-1) ?? null },
		turn: turns.findLast(({ said }) => said.length) ?? { choice: null, said: [] },
		...{ choices: play.choices, board: play.board },
		...{ begun: each(({ chapter }) => chapter), asked: each(({ quest }) => quest) }
	};
}

/** Plays a log and says where it stands. @throws Stuck when a choice of it is not offered, Runaway */
export function standAt(bundle: Bundle, seed: number, log: readonly string[]): Stand {
	const play = Play.open(bundle, seed);
	let before: State | null = null;
	for (const choice of log) {
		before = play.state;
		play.choose(choice);
	}
	return standOf(play, before);
}

/** All that was said: a phase of a debriefing lasts until another one, another scene or another chapter. */
export function turnsOf(pages: readonly Page[]): Turn[] {
	let [scene, chapter, phase]: (string | null)[] = [null, null, null];
	return pages.map(({ choice, lines }) => ({
		choice,
		said: lines.map((line) => {
			phase = line.phase ?? (line.scene || line.chapter ? null : (phase ?? null));
			scene = line.scene ?? scene ?? null;
			chapter = line.chapter ?? chapter ?? null;
			return { line, scene, chapter, phase };
		})
	}));
}
