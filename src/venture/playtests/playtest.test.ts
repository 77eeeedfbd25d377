import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageBands, answersTo, fits, NewPlaytest, questionKinds, tooYoung } from './playtest.ts';

const text = fc.oneof(fc.string(), fc.constantFrom('yes', 'no', '1', '5', '6', '', ' ', '\0', '3 '));

test('whatever a form sends, an answer is one that its question knows, and there is one for each', () => {
	const questions = fc.array(fc.record({ kind: fc.constantFrom(...questionKinds), words: fc.constant('?') }), {
		maxLength: 8
	});
	// cut in the middle of a sign it would be no text
	const cut = answersTo([{ kind: 'text', words: '?' }], () => `a${'🎈'.repeat(1500)}`);
	expect(cut?.[0]?.isWellFormed()).toBe(true);
	fc.assert(
		fc.property(questions, fc.array(text, { minLength: 8, maxLength: 8 }), (asked, given) => {
			const answers = answersTo(asked, (row) => given[row] ?? '');
			if (!answers) return;
			expect(answers).toHaveLength(asked.length);
			for (const [row, answer] of answers.entries()) {
				const kind = asked[row]?.kind;
				if (answer === null || kind === 'text') continue;
				expect(kind === 'scale' ? ['1', '2', '3', '4', '5'] : ['yes', 'no']).toContain(answer);
			}
		})
	);
});

test('whom a playtest fits is never surely too young for it', () => {
	const tester = fc.record({
		band: fc.constantFrom(...ageBands),
		birthYear: fc.option(fc.integer({ min: 1930, max: 2015 })),
		languages: fc.constantFrom<('fr' | 'nl')[]>([], ['fr'], ['nl', 'fr'])
	});
	fc.assert(
		fc.property(tester, fc.integer({ min: 18, max: 99 }), (who, minAge) => {
			if (fits({ minAge, languages: ['nl'] }, who, 2026)) expect(tooYoung(minAge, who, 2026)).toBe(false);
		})
	);
	expect(tooYoung(30, { birthYear: null, band: '25-39' }, 2026)).toBe(false);
	expect(tooYoung(40, { birthYear: null, band: '25-39' }, 2026)).toBe(true);
	// what the hub knows goes before what she says
	expect(tooYoung(40, { birthYear: 1996, band: '60+' }, 2026)).toBe(true);
});

const given = (more: object) =>
	NewPlaytest.safeParse({
		...{ organization: crypto.randomUUID(), title: 'Un jeu', words: 'Un quart d’heure.', seeks: 'Qui joue peu.' },
		...{ minAge: '18', link: 'https://example.org/build', questions: [] },
		slots: [{ startsAt: new Date(0), endsAt: new Date(3_600_000), places: '4' }],
		...more
	});
const wrong = (more: object) => given(more).error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`);

test('a playtest is for adults, at one place or behind one https link, in slots that have an end', () => {
	expect(given({}).success).toBe(true);
	expect(wrong({ minAge: '12' })).toEqual(['minAge playtests_age_wrong']);
	expect(wrong({ link: null })).toEqual(['link playtests_where_missing']);
	expect(wrong({ place: crypto.randomUUID() })).toEqual(['link playtests_where_missing']);
	expect(wrong({ link: 'javascript:alert(1)' })?.[0]).toBe('link playtests_link_wrong');
	expect(wrong({ slots: [] })).toEqual(['slots playtests_slots_missing']);
	const backwards = [{ startsAt: new Date(1000), endsAt: new Date(0), places: '1' }];
	expect(wrong({ slots: backwards })).toEqual(['slots playtests_time_wrong']);
	expect(wrong({ slots: [{ startsAt: null, endsAt: null, places: 'x' }] })?.[0]).toBe('slots playtests_time_wrong');
});
