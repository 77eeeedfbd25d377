import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, rankMentors, type Wanted } from './matching.ts';

const skill = (fr: string, en: string) => ({
	uri: `http://example.org/${en}`,
	label: { source: 'fr' as const, fr, en }
});
const plans = skill('élaborer des plans d’entreprise', 'develop business plans');
const marketing = skill('techniques de marketing numérique', 'digital marketing techniques');
const unity = skill('Unity (systèmes de création de jeux numériques)', 'Unity (digital game creation systems)');
const market = skill('étude de marché', 'market research');
const mentor = (id: string, more: Partial<Candidate> = {}): Candidate => ({
	...{ id, skills: [], sectors: [], languages: [], localities: [], free: [], ...more }
});
const wanted: Wanted = {
	words: 'Nous cherchons de l’aide pour le plan de l’entreprise et le marketing.',
	sector: 'gaming',
	languages: ['fr'],
	locality: 'La Louvière'
};
const soon = new Date('2026-12-08T09:00:00Z');

test('what is needed and what one knows meet by their words, and each reason is said', () => {
	const [first, second] = rankMentors(wanted, [
		mentor('b', { sectors: ['gaming'], languages: ['nl'] }),
		mentor('a', {
			skills: [plans, unity, marketing],
			languages: ['nl', 'fr'],
			localities: ['la louviere'],
			free: [soon]
		})
	]);
	expect(first?.reasons).toEqual([
		{ kind: 'skill', label: plans.label },
		{ kind: 'skill', label: marketing.label },
		{ kind: 'language', language: 'fr' },
		{ kind: 'place', locality: 'la louviere' },
		{ kind: 'free', at: soon }
	]);
	expect(second).toEqual({ id: 'b', score: 3, reasons: [{ kind: 'sector', sector: 'gaming' }] });
});

test('whoever is only free, near or understood is not proposed, and words of every sentence are no need', () => {
	const only = mentor('a', { languages: ['fr'], localities: ['La Louvière'], free: [soon] });
	expect(rankMentors(wanted, [only])).toEqual([]);
	expect(rankMentors({ ...wanted, words: 'Une idée pour les systèmes' }, [mentor('a', { skills: [unity] })])).toEqual(
		[]
	);
});

test('words of another form and of the other language meet too', () => {
	const found = (words: string) => rankMentors({ ...wanted, words }, [mentor('a', { skills: [market] })]).length;
	expect([found('étudier le marché'), found('some research of the market'), found('la couleur du bois')]).toEqual([
		1, 1, 0
	]);
});

test('the order does not depend on the order in which they come', () => {
	const one = fc.record({
		id: fc.uuid(),
		skills: fc.subarray([plans, marketing, unity]),
		sectors: fc.subarray(['gaming', 'design']),
		languages: fc.subarray(['fr', 'nl']),
		localities: fc.subarray(['La Louvière']),
		free: fc.array(fc.date({ min: soon, noInvalidDate: true }), { maxLength: 1 })
	});
	const several = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 });
	fc.assert(
		fc.property(several, (mentors) => {
			const ranked = rankMentors(wanted, mentors);
			expect(rankMentors(wanted, mentors.toReversed())).toEqual(ranked);
			expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).toSorted((a, b) => b - a));
		})
	);
});
