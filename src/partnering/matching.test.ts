import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposalKinds } from './kinds.ts';
import { type Candidate, dismissalReasons, LEAST, matchesOf, nothingTaught } from './matching.ts';

const towns = ['Mons', 'Mons (Cuesmes)', 'La Louvière', 'Lille'] as const;
const spot = fc.option(
	fc.record({ lat: fc.double({ min: 50, max: 51, noNaN: true }), lon: fc.double({ min: 3, max: 5, noNaN: true }) })
);
const listOf = (...all: string[]) => fc.uniqueArray(fc.constantFrom(...all));
const sought = fc.record({
	kind: fc.option(fc.constantFrom(...proposalKinds)),
	sectors: listOf('gaming', 'design', 'iot'),
	nace: listOf('2025:58.21', '2025:58.29', '2025:62.10'),
	locality: fc.option(fc.constantFrom(...towns)),
	spot,
	languages: listOf('fr', 'en', 'nl')
});
const history = fc.record({ agreed: fc.nat(2), worked: fc.nat(1), answered: fc.nat(3) });
const skill = fc.record({
	skill: fc.constantFrom('a', 'b', 'c'),
	relation: fc.constantFrom(...(['same', 'narrower', 'broader', 'beside', 'said'] as const))
});
const word = fc.record({
	word: fc.constantFrom('son', 'jeu', 'robot', 'laser'),
	count: fc.integer({ min: 1, max: 200 }),
	titles: fc.nat(2)
});
const candidate: fc.Arbitrary<Candidate> = fc.record({
	id: fc.uuid(),
	kind: fc.constantFrom(...proposalKinds),
	sectors: listOf('gaming', 'design', 'iot'),
	nace: listOf('2025:58.21', '2025:58.29', '2025:62.10'),
	locality: fc.option(fc.constantFrom(...towns)),
	spot,
	languages: listOf('fr', 'en', 'nl'),
	until: fc.constantFrom('2026-12-05', '2027-03-01'),
	skills: fc.uniqueArray(skill, { selector: (one) => one.skill }),
	words: fc.uniqueArray(word, { selector: (one) => one.word }),
	length: fc.integer({ min: 4, max: 150 }),
	history: fc.option(history)
});
const candidates = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 12 });
const corpus = { proposals: 200, today: '2026-12-01' };

test('the same facts give the same order, however they come, and each is there for reasons that gave all its points', () => {
	fc.assert(
		fc.property(sought, candidates, fc.infiniteStream(fc.nat()), (asked, all, random) => {
			const found = matchesOf(asked, all, corpus);
			const mixed = all
				.map((one) => ({ ...one, words: one.words.toReversed(), skills: one.skills.toReversed() }))
				.map((one) => ({ one, key: random.next().value }))
				.sort((one, other) => one.key - other.key)
				.map(({ one }) => one);
			expect(matchesOf(asked, mixed, corpus)).toEqual(found);
			for (const { score, reasons } of found) {
				expect(score).toBeGreaterThanOrEqual(LEAST);
				expect(reasons.every(({ points }) => points > 0)).toBe(true);
				expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 1);
			}
		})
	);
});

test('« pas pour moi » only ever lowers, and only what it speaks of', () => {
	fc.assert(
		fc.property(sought, candidates, fc.constantFrom(...dismissalReasons), (asked, all, why) => {
			const kind = all[0]?.kind ?? 'kit';
			const taught = why === 'kind' ? { ...nothingTaught, kinds: { [kind]: 1 } } : { ...nothingTaught, [why]: 1 };
			const before = new Map(matchesOf(asked, all, corpus).map((one) => [one.id, one.score]));
			for (const { id, score } of matchesOf(asked, all, corpus, taught)) {
				expect(score).toBeLessThanOrEqual(before.get(id) ?? 0);
				const its = all.find((one) => one.id === id);
				if (why === 'kind' && its?.kind !== kind) expect(score).toBe(before.get(id));
			}
		})
	);
});

test('a town, a language and a day bring nobody together', () => {
	const asked = { kind: 'skills', sectors: [], nace: [], locality: 'Mons', spot: null, languages: ['fr'] } as const;
	const one: Candidate = {
		...asked,
		id: 'x',
		kind: 'business',
		until: '2027-03-01',
		skills: [],
		words: [],
		length: 40,
		history: null
	};
	expect(matchesOf(asked, [one], corpus)).toEqual([]);
	const same = { ...one, kind: 'skills', skills: [{ skill: 'a', relation: 'same' }] } as const;
	expect(matchesOf(asked, [same], corpus)[0]?.reasons.map(({ by }) => by)).toEqual([
		'skill',
		'kind',
		'town',
		'language',
		'lasting'
	]);
});
