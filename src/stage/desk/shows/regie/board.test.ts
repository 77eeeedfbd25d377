import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aim, Presses } from './aim.ts';
import { type Board, type Move, newBoard, play, whyNot } from './board.ts';
import { commandOf } from './keys.ts';

const cues = ['a', 'b', 'c'];
const moved = (board: Board, ...moves: Move[]): Board => moves.reduce(play, board);

/** Moves that follow each other as fast as anybody looks: a second apart. */
type Untimed = Move extends infer M ? (M extends { at: number } ? Omit<M, 'at'> : M) : never;
const slowly = (board: Board, ...moves: Untimed[]): Board =>
	moves.reduce((now, move, place) => play(now, { at: (place + 1) * 1000 + now.pressedAt, ...move } as Move), board);

test('one operator takes the rundown through with one key', () => {
	let board = newBoard(cues, null, true);
	const taken: (string | undefined)[] = [];
	for (let press = 0; press < 4; press++) {
		board = slowly(board, { act: 'take' });
		taken.push(board.taking?.id);
		board = slowly(board, { act: 'answered', ok: true });
		board = { ...board, pressedAt: board.pressedAt + 1000 };
	}
	expect(taken).toEqual(['a', 'b', 'c', undefined]);
});

test('in a crew nothing is made ready by itself, and a refusal keeps what was', () => {
	const board = slowly(newBoard(cues, null, false), { act: 'by', steps: 1 }, { act: 'prepare' }, { act: 'take' });
	expect(board.taking).toEqual({ kind: 'cue', id: 'b' });
	expect(slowly(board, { act: 'answered', ok: false })).toMatchObject({
		ready: { id: 'b' },
		aired: null,
		taking: null
	});
	expect(slowly(board, { act: 'answered', ok: true })).toMatchObject({ ready: null, aired: 'b', chosen: 'c' });
});

test('a question that was put into PRÊT stays there when a colleague takes a cue', () => {
	const board = slowly(
		newBoard(cues, null, true),
		{ act: 'prepare', item: { kind: 'question', id: 'q' } },
		{ act: 'aired', cue: 'a' }
	);
	expect(board).toMatchObject({ aired: 'a', ready: { kind: 'question', id: 'q' } });
	expect(slowly(board, { act: 'take' }, { act: 'answered', ok: true }).ready).toEqual({ kind: 'cue', id: 'b' });
});

test('two presses close together take once, and not what has just become ready by itself', () => {
	const start = newBoard(cues, null, true);
	const answered = moved(start, { act: 'take', at: 1000 }, { act: 'answered', ok: true, at: 1030 });
	expect(answered.ready).toEqual({ kind: 'cue', id: 'b' });
	expect(whyNot(answered, 1150)).toBe('twice');
	expect(play(answered, { act: 'take', at: 1150 })).toBe(answered);
	const colleague = play(start, { act: 'aired', cue: 'a', at: 5000 });
	expect(whyNot(colleague, 5200)).toBe('changed');
	expect(whyNot(colleague, 5400)).toBeNull();
	// what was put there by hand is what is meant
	const byHand = moved(colleague, { act: 'choose', cue: 'c' }, { act: 'prepare' });
	expect(whyNot(byHand, 5200)).toBeNull();
	// the chosen cue became another one by itself, and Enter and Space follow each other: nobody has read it
	expect(whyNot(moved({ ...colleague, alone: false }, { act: 'prepare' }), 5200)).toBe('changed');
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const move: fc.Arbitrary<Untimed> = fc.oneof(
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
const timed = fc.array(fc.tuple(move, fc.integer({ min: 0, max: 700 })), { maxLength: 40 });
const byHand: ReadonlySet<string> = new Set<Move['act']>(['prepare', 'mode']);

test('whatever is done and however fast, only what is there is chosen or ready, and only what was ready and read is taken, once', () => {
	fc.assert(
		fc.property(fc.uniqueArray(id), fc.boolean(), timed, (start, alone, moves) => {
			let board = newBoard(start, null, alone);
			let [at, takenAt, newAt] = [10_000, 0, 0];
			for (const [one, pause] of moves) {
				at += pause;
				const before = board;
				board = play(board, { ...one, at } as Move);
				const there = (cue: string | null) => cue === null || board.cues.includes(cue);
				expect(there(board.chosen) && there(board.aired)).toBe(true);
				expect(board.ready?.kind === 'cue' ? there(board.ready.id) : true).toBe(true);
				expect(board.chosen === null).toBe(board.cues.length === 0);
				if (board.taking && board.taking !== before.taking) {
					expect(before.taking).toBeNull();
					expect(board.taking).toBe(before.ready);
					expect(at - takenAt).toBeGreaterThanOrEqual(400);
					expect(at - newAt).toBeGreaterThanOrEqual(400);
					takenAt = at;
				}
				if (one.act === 'answered') expect(board.taking).toBeNull();
				if (one.act === 'prepare' && board !== before) takenAt = 0;
				if (byHand.has(one.act)) newAt = board.readyAt;
				else if (JSON.stringify(board.ready) !== JSON.stringify(before.ready)) newAt = at;
			}
		})
	);
});

test('single keys are about what was read: what has come under them within a press is not', () => {
	const aim = new Aim();
	aim.follow('first', 1000);
	expect([aim.isRead(1399), aim.isRead(1400)]).toEqual([false, true]);
	aim.follow('first', 2000);
	expect(aim.isRead(2001)).toBe(true);
	aim.choose('second');
	aim.follow('second', 3000);
	expect(aim.isRead(3001)).toBe(true);
	const presses = new Presses();
	const same = [0, 150, 500, 900, 1000].map((now) => presses.isSame(' ', now));
	expect(same).toEqual([false, true, true, false, true]);
	expect(presses.isSame('o', 1001)).toBe(false);
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
	// a menu is closed first, wherever the focus is in it, and the panic does not wait for that
	for (const place of ['page', 'button', 'field'] as const)
		expect(commandOf(key('Escape'), place, true)).toBe('dismiss');
	expect(commandOf(key('Escape', { shiftKey: true }), 'button', true)).toBe('panic');
});
