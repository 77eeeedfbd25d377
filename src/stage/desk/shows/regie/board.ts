import { ONE_PRESS_MS } from '../../../index.ts';

/** What can be put into PRÊT: a cue of the rundown, or something that came from the public. */
export type Item =
	| Readonly<{ kind: 'cue'; id: string }>
	| Readonly<{ kind: 'question'; id: string }>
	| Readonly<{ kind: 'comment'; id: string }>
	| Readonly<{ kind: 'result'; id: string }>;

/**
 * The control room's own state: which cue is chosen, what is ready, what was taken last, and what is being taken now. `alone`: one operator, for
 * whom the next cue is made ready by itself. Moments are milliseconds.
 */
export type Board = Readonly<{
	cues: readonly string[];
	chosen: string | null;
	ready: Item | null;
	aired: string | null;
	taking: Item | null;
	alone: boolean;
	/** When something was taken last. */
	pressedAt: number;
	/** When what is ready, or chosen, last became another one by itself. */
	readyAt: number;
	chosenAt: number;
}>;

/** `at`: when. */
export type Move =
	| { act: 'rundown'; cues: readonly string[]; at: number }
	| { act: 'by'; steps: number }
	| { act: 'choose'; cue: string }
	/** Without an item: the chosen cue. */
	| { act: 'prepare'; item?: Item }
	| { act: 'take'; at: number }
	| { act: 'answered'; ok: boolean; at: number }
	/** Somebody took this cue, here or elsewhere. */
	| { act: 'aired'; cue: string; at: number }
	| { act: 'mode'; alone: boolean };

const cue = (id: string): Item => ({ kind: 'cue', id });

export function newBoard(cues: readonly string[], aired: string | null, alone: boolean): Board {
	const known = aired !== null && cues.includes(aired) ? aired : null;
	const chosen = after(cues, known) ?? cues.at(-1) ?? null;
	const ready = alone ? readyFor(cues, known) : null;
	return { cues, chosen, ready, aired: known, taking: null, alone, pressedAt: 0, readyAt: 0, chosenAt: 0 };
}

/** Why nothing is taken now: it is on its way, this press belongs to the one before, nothing is ready, or what is ready was not yet read. */
export function whyNot(board: Board, at: number): 'taking' | 'twice' | 'nothing' | 'changed' | null {
	if (board.taking) return 'taking';
	if (at - board.pressedAt < ONE_PRESS_MS) return 'twice';
	if (!board.ready) return 'nothing';
	return at - board.readyAt < ONE_PRESS_MS ? 'changed' : null;
}

export function play(board: Board, move: Move): Board {
	switch (move.act) {
		case 'rundown':
			return byItself(board, withRundown(board, move.cues), move.at);
		case 'by':
			return { ...board, chosen: stepped(board, move.steps), chosenAt: 0 };
		case 'choose':
			return board.cues.includes(move.cue) ? { ...board, chosen: move.cue, chosenAt: 0 } : board;
		case 'prepare': {
			const item = move.item ?? (board.chosen === null ? null : cue(board.chosen));
			if (!item || !exists(board, item)) return board;
			// what is put there by hand is another order than the one before
			return { ...board, ready: item, readyAt: move.item ? 0 : board.chosenAt, pressedAt: 0 };
		}
		case 'take':
			return whyNot(board, move.at) ? board : { ...board, taking: board.ready, pressedAt: move.at };
		case 'answered':
			return byItself(board, answered(board, move), move.at);
		case 'aired':
			return byItself(board, aired(board, move.cue), move.at);
		case 'mode':
			return move.alone && !board.ready
				? { ...board, alone: true, ready: readyFor(board.cues, board.aired) }
				: { ...board, alone: move.alone };
	}
}

/** What nobody at this desk has asked for is new to whoever sits there. */
function byItself(before: Board, now: Board, at: number): Board {
	const same = before.ready?.kind === now.ready?.kind && before.ready?.id === now.ready?.id;
	return {
		...now,
		readyAt: same ? before.readyAt : at,
		chosenAt: before.chosen === now.chosen ? before.chosenAt : at
	};
}

/** The cue that follows what was taken last. */
function after(cues: readonly string[], aired: string | null): string | null {
	return cues[aired === null ? 0 : cues.indexOf(aired) + 1] ?? null;
}

function readyFor(cues: readonly string[], aired: string | null): Item | null {
	const next = after(cues, aired);
	return next === null ? null : cue(next);
}

const aired = (board: Board, taken: string): Board =>
	board.cues.includes(taken) ? onwards({ ...board, aired: taken }, taken) : board;

/** A refused take leaves everything as it was, so that the same key tries again. */
function answered(board: Board, { ok }: Readonly<{ ok: boolean }>): Board {
	const { taking } = board;
	if (!taking || !ok) return { ...board, taking: null };
	if (taking.kind === 'cue') return aired({ ...board, taking: null }, taking.id);
	// something else was put there meanwhile
	if (board.ready !== taking) return { ...board, taking: null };
	return { ...board, taking: null, ready: board.alone ? readyFor(board.cues, board.aired) : null };
}

/** After a take: one operator has the next cue ready, unless she has put something else there meanwhile. */
function onwards(board: Board, taken: string): Board {
	const next = after(board.cues, taken);
	const chosen = next ?? taken;
	const untouched = !board.ready || (board.ready.kind === 'cue' && board.ready.id === taken) || followed(board, taken);
	if (!untouched) return board;
	return board.alone ? { ...board, chosen, ready: readyFor(board.cues, taken) } : { ...board, chosen, ready: null };
}

/** Whether what is ready is already what comes after the taken one. */
function followed({ cues, ready }: Board, taken: string): boolean {
	return ready?.kind === 'cue' && ready.id === after(cues, taken);
}

function withRundown(board: Board, cues: readonly string[]): Board {
	const gone = (id: string | null): boolean => id !== null && !cues.includes(id);
	const aired = gone(board.aired) ? null : board.aired;
	const at = board.chosen === null ? 0 : board.cues.indexOf(board.chosen);
	const chosen =
		board.chosen === null || gone(board.chosen) ? (cues[Math.min(at, cues.length - 1)] ?? null) : board.chosen;
	const lost = board.ready?.kind === 'cue' && gone(board.ready.id);
	return { ...board, cues, aired, chosen, ready: lost ? null : board.ready };
}

function stepped({ cues, chosen }: Board, steps: number): string | null {
	const at = chosen === null ? -1 : cues.indexOf(chosen);
	return cues[Math.max(0, Math.min(at + steps, cues.length - 1))] ?? null;
}

const exists = ({ cues }: Board, item: Item): boolean => item.kind !== 'cue' || cues.includes(item.id);
