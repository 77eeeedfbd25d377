import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Board, type Move, newBoard, play } from './board.ts';
import { commandOf } from './keys.ts';

const cues = ['a', 'b', 'c'];
const moved = (board: Board, ...moves: Move[]): Board => moves.reduce(play, board);

test('one operator takes the rundown through with one key', () => {
	let board = newBoard(cues, null, true);
	const taken: (string | undefined)[] = [];
	for (let press = 0; press < 4; press++) {
		board = moved(board, { act: 'take' });
		taken.push(board.taking?.id);
		board = moved(board, { act: 'answered', ok: true });
	}
	expect(taken).toEqual(['a', 'b', 'c', undefined]);
});

test('in a crew nothing is made ready by itself, and a refusal keeps what was', () => {
	const board = moved(newBoard(cues, null, false), { act: 'by', steps: 1 }, { act: 'prepare' }, { act: 'take' });
	expect(board.taking).toEqual({ kind: 'cue', id: 'b' });
	expect(play(board, { act: 'answered', ok: false })).toMatchObject({ ready: { id: 'b' }, aired: null, taking: null });
	expect(play(board, { act: 'answered', ok: true })).toMatchObject({ ready: null, aired: 'b', chosen: 'c' });
});

test('a question that was put into PRÊT stays there when a colleague takes a cue', () => {
	const board = moved(
		newBoard(cues, null, true),
		{ act: 'prepare', item: { kind: 'question', id: 'q' } },
		{ act: 'aired', cue: 'a' }
	);
	expect(board).toMatchObject({ aired: 'a', ready: { kind: 'question', id: 'q' } });
	expect(moved(board, { act: 'take' }, { act: 'answered', ok: true }).ready).toEqual({ kind: 'cue', id: 'b' });
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const move: fc.Arbitrary<Move> = fc.oneof(
	fc.uniqueArray(id).map((cues) => ({ act: 'rundown' as const, cues })),
	fc.integer({ min: -3, max: 3 }).map((steps) => ({ act: 'by' as const, steps })),
	id.map((cue) => ({ act: 'choose' as const, cue })),
	fc.constant({ act: 'prepare' as const }),
	id.map((id) => ({ act: 'prepare' as const, item: { kind: 'question' as const, id } })),
	fc.constant({ act: 'take' as const }),
	fc.boolean().map((ok) => ({ act: 'answered' as const, ok })),
	id.map((cue) => ({ act: 'aired' as const, cue })),
	fc.boolean().map((alone) => ({ act: 'mode' as const, alone }))
);

test('whatever is done, only what is there is chosen or ready, and only what was ready is taken, once', () => {
	fc.assert(
		fc.property(fc.uniqueArray(id), fc.boolean(), fc.array(move, { maxLength: 40 }), (start, alone, moves) => {
			let board = newBoard(start, null, alone);
			for (const one of moves) {
				const before = board;
				board = play(board, one);
				const there = (cue: string | null) => cue === null || board.cues.includes(cue);
				expect(there(board.chosen) && there(board.aired)).toBe(true);
				expect(board.ready?.kind === 'cue' ? there(board.ready.id) : true).toBe(true);
				expect(board.chosen === null).toBe(board.cues.length === 0);
				if (board.taking && board.taking !== before.taking) {
					expect(before.taking).toBeNull();
					expect(board.taking).toBe(before.ready);
				}
				if (one.act === 'answered') expect(board.taking).toBeNull();
			}
		})
	);
});

test('keys: Space on a button is the button’s, a held key takes once, and the panic works in a field too', () => {
	const key = (key: string, more = {}) => ({
		key,
		shiftKey: false,
		ctrlKey: false,
		metaKey: false,
		altKey: false,
		repeat: false,
		...more
	});
	expect(commandOf(key(' '), 'page')).toBe('take');
	expect(commandOf(key(' ', { repeat: true }), 'page')).toBeNull();
	expect(commandOf(key(' '), 'button')).toBeNull();
	expect(commandOf(key('Escape'), 'field')).toBeNull();
	expect(commandOf(key('Escape', { shiftKey: true }), 'field')).toBe('panic');
	expect(commandOf(key('r', { ctrlKey: true }), 'page')).toBeNull();
	expect(commandOf(key('?', { shiftKey: true }), 'page')).toBe('help');
	expect(commandOf(key('ArrowDown', { repeat: true }), 'page')).toBe('down');
});
