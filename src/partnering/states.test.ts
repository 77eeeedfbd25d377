import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isAgreed,
	type ProposalMove,
	type ProposalState,
	proposalAfter,
	type Talk,
	type TalkMove,
	talkAfter
} from './states.ts';

const side = fc.constantFrom('author' as const, 'interested' as const);
const words = fc.constantFrom('Le studio, en mars.', 'Le studio, en avril.');
const plain = fc.constantFrom('ask_again' as const, 'accept' as const, 'decline' as const, 'withdraw' as const);
const move: fc.Arbitrary<TalkMove> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: plain }) },
	fc.record({ kind: fc.constant('write' as const), side }),
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('propose' as const), side, words }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('confirm' as const), side, words }) },
	fc.record({ kind: fc.constant('take_back' as const), side })
);
const begun: Talk = { interest: 'asked', agreement: null };

/** Each move that was made, with the talk before and after it, whatever is tried. */
function go(moves: readonly TalkMove[]) {
	const steps: { before: Talk; made: TalkMove; after: Talk }[] = [];
	for (const made of moves) {
		const before = steps.at(-1)?.after ?? begun;
		const after = talkAfter(before, made);
		if (typeof after !== 'string') steps.push({ before, made, after });
	}
	return steps;
}

test('nobody agrees alone: an agreement has the words that the one proposed and the other confirmed last', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
			const steps = go(moves);
			const at = steps.findIndex(({ after }) => isAgreed(after));
			if (at < 0) return;
			const proposed = steps.slice(0, at).findLast(({ made }) => made.kind === 'propose')?.made;
			const made = steps[at]?.made;
			expect([proposed?.kind, made?.kind]).toEqual(['propose', 'confirm']);
			if (proposed?.kind === 'propose' && made?.kind === 'confirm') {
				expect(made.side).not.toBe(proposed.side);
				expect(made.words).toBe(proposed.words);
			}
		})
	);
});

test('what is agreed stays, word for word, and there is none while an interest is not accepted', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
			for (const { before, after } of go(moves)) {
				if (isAgreed(before)) expect(after).toEqual(before);
				if (after.interest !== 'accepted') expect(after.agreement).toBeNull();
			}
		})
	);
});

test('what somebody declined is not asked again, and what is put away is nobody’s to see before it is published anew', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
			const states = go(moves).map(({ after }) => after.interest);
			const end = states.indexOf('declined');
			if (end >= 0) expect(states).toHaveLength(end + 1);
		})
	);
	const proposalMove = fc.constantFrom<ProposalMove>('publish', 'renew', 'expire', 'withdraw', 'resume');
	fc.assert(
		fc.property(fc.array(proposalMove, { maxLength: 30 }), (moves) => {
			let state: ProposalState = 'draft';
			for (const one of moves) {
				const next = proposalAfter(state, one);
				if (next === 'open') expect(['draft', 'open', 'expired']).toContain(state);
				if (state === 'withdrawn' && next) expect(next).toBe('draft');
				state = next ?? state;
			}
		})
	);
});
