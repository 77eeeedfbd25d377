/** What can be put into PRÊT: a cue of the rundown, or something that came from the public. */
export type Item =
	| Readonly<{ kind: 'cue'; id: string }>
	| Readonly<{ kind: 'question'; id: string }>
	| Readonly<{ kind: 'comment'; id: string }>
	| Readonly<{ kind: 'result'; id: string }>;

/**
 * The control room's own state: which cue is chosen, what is ready, what was taken last, and what is being taken now. `alone`: one operator, for
 * whom the next cue is made ready by itself.
 */
export type Board = Readonly<{
	cues: readonly string[];
	chosen: string | null;
	ready: Item | null;
	aired: string | null;
	taking: Item | null;
	alone: boolean;
}>;

export type Move =
	| { act: 'rundown'; cues: readonly string[] }
	| { act: 'by'; steps: number }
	| { act: 'choose'; cue: string }
	/** Without an item: the chosen cue. */
	| { act: 'prepare'; item?: Item }
	| { act: 'take' }
	| { act: 'answered'; ok: boolean }
	/** Somebody took this cue, here or elsewhere. */
	| { act: 'aired'; cue: string }
	| { act: 'mode'; alone: boolean };

const cue = (id: string): Item => ({ kind: 'cue', id });

export function newBoard(cues: readonly string[], aired: string | null, alone: boolean): Board {
	const known = aired !== null && cues.includes(aired) ? aired : null;
	const chosen = after(cues, known) ?? cues.at(-1) ?? null;
	return { cues, chosen, ready: alone ? readyFor(cues, known) : null, aired: known, taking: null, alone };
}

export function play(board: Board, move: Move): Board {
	switch (move.act) {
		case 'rundown':
			return withRundown(board, move.cues);
		case 'by':
			return { ...board, chosen: stepped(board, move.steps) };
		case 'choose':
			return board.cues.includes(move.cue) ? { ...board, chosen: move.cue } : board;
		case 'prepare': {
			const item = move.item ?? (board.chosen === null ? null : cue(board.chosen));
			return item && exists(board, item) ? { ...board, ready: item } : board;
		}
		case 'take':
			return board.ready && !board.taking ? { ...board, taking: board.ready } : board;
		case 'answered':
			return answered(board, move.ok);
		case 'aired':
			return board.cues.includes(move.cue) ? onwards({ ...board, aired: move.cue }, move.cue) : board;
		case 'mode':
			return move.alone && !board.ready
				? { ...board, alone: true, ready: readyFor(board.cues, board.aired) }
				: { ...board, alone: move.alone };
	}
}

/** The cue that follows what was taken last. */
function after(cues: readonly string[], aired: string | null): string | null {
	return cues[aired === null ? 0 : cues.indexOf(aired) + 1] ?? null;
}

function readyFor(cues: readonly string[], aired: string | null): Item | null {
	const next = after(cues, aired);
	return next === null ? null : cue(next);
}

/** A refused take leaves everything as it was, so that the same key tries again. */
function answered(board: Board, ok: boolean): Board {
	const { taking } = board;
	if (!taking || !ok) return { ...board, taking: null };
	if (taking.kind === 'cue') return play({ ...board, taking: null }, { act: 'aired', cue: taking.id });
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
