import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, formTeams, teamCount } from './teams.ts';

const crowd = fc
	.array(fc.record({ discipline: fc.constantFrom('', 'art', 'code', 'law'), campus: fc.constantFrom('mons', 'lln') }), {
		maxLength: 60
	})
	.map((people) => people.map((one, nth): Candidate => ({ ...one, id: `p${String(nth).padStart(3, '0')}` })));
const size = fc.integer({ min: 2, max: 8 });

const spread = (numbers: readonly number[]): number => Math.max(0, ...numbers) - Math.min(...numbers, Infinity);

test('everybody is in one team, and sizes differ by one at most', () => {
	fc.assert(
		fc.property(crowd, size, (people, wanted) => {
			const teams = formTeams(people, { size: wanted, campuses: 'mixed' });
			expect(teams.flat().sort()).toEqual(people.map(({ id }) => id).sort());
			expect(teams).toHaveLength(teamCount(people.length, wanted));
			if (teams.length) expect(spread(teams.map(({ length }) => length))).toBeLessThanOrEqual(1);
		})
	);
});

test('no team lacks a discipline that could be spread, and none has two more of it than another', () => {
	fc.assert(
		fc.property(crowd, size, (people, wanted) => {
			const teams = formTeams(people, { size: wanted, campuses: 'mixed' });
			for (const [, theirs] of Map.groupBy(people, ({ discipline }) => discipline)) {
				const ids = new Set(theirs.map(({ id }) => id));
				const counts = teams.map((team) => team.filter((id) => ids.has(id)).length);
				expect(spread(counts)).toBeLessThanOrEqual(1);
				if (ids.size >= teams.length) expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
			}
		})
	);
});

test('apart, a team is of one campus, and sizes within a campus differ by one at most', () => {
	fc.assert(
		fc.property(crowd, size, (people, wanted) => {
			const teams = formTeams(people, { size: wanted, campuses: 'apart' });
			const campusOf = new Map(people.map(({ id, campus }) => [id, campus]));
			for (const team of teams) expect(new Set(team.map((id) => campusOf.get(id))).size).toBe(1);
			for (const [, here] of Map.groupBy(teams, ([first = '']) => campusOf.get(first)))
				expect(spread(here.map(({ length }) => length))).toBeLessThanOrEqual(1);
		})
	);
});

test('the order in which people come changes nothing', () => {
	fc.assert(
		fc.property(crowd, size, fc.constantFrom('mixed' as const, 'apart' as const), (people, wanted, campuses) => {
			const rule = { size: wanted, campuses };
			expect(formTeams(people.toReversed(), rule)).toEqual(formTeams(people, rule));
		})
	);
});

test('two campuses of one discipline are mixed in each team', () => {
	const people = Array.from({ length: 12 }, (_, nth) => ({
		...{ id: `p${nth + 10}`, discipline: 'art' },
		campus: nth < 6 ? 'lln' : 'mons'
	}));
	const campusOf = new Map(people.map(({ id, campus }) => [id, campus]));
	for (const team of formTeams(people, { size: 4, campuses: 'mixed' }))
		expect(team.map((id) => campusOf.get(id)).sort()).toEqual(['lln', 'lln', 'mons', 'mons']);
});
