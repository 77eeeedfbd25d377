import fc from 'fast-check';
import { expect, test } from 'vitest';
import { competences, type Evidence, profileOf, type Source, sources } from './competences.ts';

let number = 0;
const evidence = (source: Source, level: number, competence: Evidence['competence'] = '3.4'): Evidence => ({
	...{ id: `id-${number++}`, competence, level, source, choice: null, by: null, mutual: false },
	...{ ref: { kind: 'run', id: 'x' }, at: new Date(2026, 0, number) }
});
const standing = (...all: Evidence[]) => profileOf(all).find(({ competence }) => competence === '3.4');

test('the game and one’s own word come to two, and three needs two kinds of source from outside', () => {
	expect(standing()).toMatchObject({ level: 0, waiting: null, confidence: 'none' });
	expect(standing(evidence('game', 8), evidence('game', 8))).toMatchObject({ level: 2, waiting: null });
	expect(standing(evidence('self', 5), evidence('game', 2))).toMatchObject({ level: 2, waiting: null });
	expect(standing(evidence('quest', 3), evidence('game', 3))).toMatchObject({ level: 2, waiting: 3 });
	expect(standing(evidence('quest', 3), evidence('quest', 3))).toMatchObject({ level: 2, waiting: 3 });
	expect(standing(evidence('quest', 3), evidence('coach', 4))).toMatchObject({ level: 3, waiting: 4 });
	expect(standing(evidence('quest', 4), evidence('coach', 4), evidence('peer', 2))).toMatchObject({ level: 4 });
});

test('one person is not two kinds of source, and what two say of each other counts once and comes to three', () => {
	const by = (given: Evidence, person: string, mutual = false): Evidence => ({ ...given, by: person, mutual });
	expect(standing(by(evidence('member', 4), 'nora'), by(evidence('peer', 4), 'nora'))).toMatchObject({ level: 2 });
	expect(standing(by(evidence('member', 4), 'nora'), by(evidence('peer', 4), 'lila'))).toMatchObject({ level: 4 });
	const friends = ['a', 'b', 'c', 'd'].map((friend) => by(evidence('peer', 5), friend, true));
	expect(standing(...friends)).toMatchObject({ level: 2, waiting: 3, confidence: 'few' });
	expect(standing(...friends, evidence('quest', 5))).toMatchObject({ level: 3, waiting: 5 });
	expect(standing(by(evidence('peer', 5), 'a'), evidence('quest', 5))).toMatchObject({ level: 5 });
});

test('the same evidence in any order makes the same profile, and more of it never lowers a level', () => {
	const one = fc.record({
		source: fc.constantFrom(...sources),
		level: fc.integer({ min: 1, max: 8 }),
		competence: fc.constantFrom(...competences)
	});
	fc.assert(
		fc.property(fc.array(one, { maxLength: 40 }), fc.integer(), (given, seed) => {
			const all = given.map(({ source, level, competence }) => evidence(source, level, competence));
			const levels = (list: readonly Evidence[]) => profileOf(list).map(({ level }) => level);
			const shuffled = all.toSorted((a, b) => ((a.level * seed) % 7) - ((b.level * seed) % 7));
			expect(profileOf(shuffled)).toEqual(profileOf(all));
			const [before, after] = [levels(all.slice(1)), levels(all)];
			before.forEach((level, index) => {
				expect(after[index]).toBeGreaterThanOrEqual(level);
			});
			for (const { level, evidence: its } of profileOf(all)) {
				const outside = its.filter((e) => e.level >= level && !['game', 'self'].includes(e.source));
				if (level >= 3) expect(new Set(outside.map(({ source }) => source)).size).toBeGreaterThanOrEqual(2);
			}
		})
	);
});
