import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '#kernel/facts.ts';
import { fold } from './deeds.ts';
import { judge, shareOf } from './judge.ts';
import { Requirement } from './requirement.schema.ts';
import type { Requirement as Tree } from './requirement.ts';

const goal = '00000000-0000-4000-8000-000000000001';
const offering = '00000000-0000-4000-8000-000000000002';
const seance = (number: number) => `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;
const seances = Array.from({ length: 6 }, (_, index) => seance(index));

const at = { kind: 'offering', id: offering } as const;
const tree: Tree = {
	is: 'all',
	of: [
		{ is: 'presence', share: 0.8, of: [at], excused: 'left_out' },
		{
			is: 'oneOf',
			of: [
				{ is: 'assessment', key: 'final', least: 10 },
				{ is: 'evidence', kind: 'work' }
			]
		},
		{
			is: 'atLeast',
			n: 2,
			of: [
				{ is: 'attended', at },
				{ is: 'attended', at: { kind: 'occurrence', id: seance(1) } },
				{ is: 'completed', goal: offering }
			]
		}
	]
};

/** Everything that the log may say of one participant and the timetable, with its place there. */
const logs = fc
	.array(
		fc.oneof(
			fc.record({
				verb: fc.constantFrom('agenda.scheduled', 'agenda.cancelled', 'agenda.reinstated', 'agenda.removed'),
				occurrence: fc.constantFrom(...seances)
			}),
			fc.record({
				verb: fc.constantFrom(
					'participation.attended',
					'participation.presence_undone',
					'learning.excused',
					'learning.excuse_withdrawn'
				),
				occurrence: fc.constantFrom(...seances),
				state: fc.constantFrom('confirmed', 'fulfilled')
			}),
			fc.record({
				verb: fc.constantFrom('learning.assessed', 'learning.assessment_removed'),
				points: fc.integer({ min: 0, max: 20 })
			}),
			fc.record({
				verb: fc.constantFrom('learning.evidence_accepted', 'learning.evidence_refused', 'learning.evidence_removed'),
				evidence: fc.constantFrom('one', 'two')
			}),
			fc.record({ verb: fc.constantFrom('learning.completed', 'learning.uncompleted') })
		),
		{ maxLength: 60 }
	)
	.map((told) => told.map((one, index) => factOf(one, index + 1)));

type Told = { verb: string; occurrence?: string; state?: string; points?: number; evidence?: string };

function factOf({ verb, occurrence, state, points, evidence }: Told, position: number): Fact {
	const common = { id: String(position), position, verb };
	const of = (kind: string, id: string) => ({ kind, id });
	if (verb.startsWith('agenda.'))
		return { ...common, object: of('occurrence', occurrence ?? ''), context: of('offering', offering) } as Fact;
	if (occurrence)
		return {
			...common,
			object: of('seat', `seat ${occurrence}`),
			context: of('occurrence', occurrence),
			detail: { state, reason: 'ill' }
		} as unknown as Fact;
	if (evidence)
		return {
			...common,
			object: of('evidence', evidence),
			context: of('goal', goal),
			detail: { kind: 'work' }
		} as unknown as Fact;
	const about = verb.startsWith('learning.assess') ? goal : offering;
	return { ...common, object: of('goal', about), detail: { key: 'final', points } } as unknown as Fact;
}

test('the same log delivered in any order, and five times, gives the same result', () => {
	fc.assert(
		fc.property(logs, fc.infiniteStream(fc.nat()), (log, dice) => {
			const draw = () => dice.next().value ?? 0;
			const five = Array.from({ length: 5 }, () => log).flat();
			const shuffled = five
				.map((fact) => ({ fact, turn: draw() }))
				.toSorted((a, b) => a.turn - b.turn)
				.map(({ fact }) => fact);
			const [once, often] = [fold(log), fold(shuffled)];
			expect(Object.fromEntries(often)).toEqual(Object.fromEntries(once));
			const [one, other] = [judge(tree, goal, once), judge(tree, goal, often)];
			expect(other).toEqual(one);
		})
	);
});

test('a goal is done exactly when nothing of it is missing, and no share goes beyond the whole', () => {
	fc.assert(
		fc.property(logs, (log) => {
			const judged = judge(tree, goal, fold(log));
			expect(judged.done).toBe(judged.of.every(({ done }) => done));
			expect(shareOf(judged)).toBeGreaterThanOrEqual(0);
			expect(shareOf(judged)).toBeLessThanOrEqual(1);
			expect(shareOf(judged) === 1).toBe(judged.done);
		})
	);
});

test('the last word of the log stands: a presence undone, points taken away, evidence removed', () => {
	const presence: Tree = { is: 'presence', share: 0.8, of: [at], excused: 'missed' };
	const say = (...told: Told[]) => fold(told.map((one, index) => factOf(one, index + 1)));
	const planned = seances.slice(0, 5).map((occurrence) => ({ verb: 'agenda.scheduled', occurrence }));
	const came = seances.slice(0, 4).map((occurrence) => ({ verb: 'participation.attended', occurrence }));
	expect(judge(presence, goal, say(...planned, ...came))).toMatchObject({ done: true, had: 4, needed: 4, planned: 5 });
	const undone = { verb: 'participation.presence_undone', occurrence: seances[0] as string, state: 'confirmed' };
	expect(judge(presence, goal, say(...planned, ...came, undone))).toMatchObject({ done: false, had: 3 });
	expect(judge(presence, goal, say(...planned, ...came, { ...undone, state: 'fulfilled' })).done).toBe(true);
	const off = { verb: 'agenda.cancelled', occurrence: seances[4] as string };
	expect(judge(presence, goal, say(...planned, ...came, undone, off))).toMatchObject({
		needed: 4,
		planned: 4,
		done: false
	});
	const ill = { verb: 'learning.excused', occurrence: seances[0] as string };
	const lenient: Tree = { ...presence, excused: 'left_out' };
	expect(judge(lenient, goal, say(...planned, ...came, undone, off, ill))).toMatchObject({ planned: 3, done: true });
	const points: Tree = { is: 'assessment', key: 'final', least: 10 };
	const given = { verb: 'learning.assessed', points: 12 };
	expect(judge(points, goal, say(given)).done).toBe(true);
	expect(judge(points, goal, say(given, { verb: 'learning.assessed', points: 8 })).done).toBe(false);
	expect(judge(points, goal, say(given, { verb: 'learning.assessment_removed' })).done).toBe(false);
});

test('a tree from outside is bounded in size and depth, and asks for nothing that cannot be', () => {
	expect(Requirement.safeParse(tree).success).toBe(true);
	let deep: unknown = { is: 'evidence', kind: 'work' };
	for (let depth = 0; depth < 500; depth++) deep = { is: 'all', of: [deep] };
	expect(Requirement.safeParse(deep).success).toBe(false);
	const many = { is: 'all', of: Array.from({ length: 101 }, () => ({ is: 'evidence', kind: 'work' })) };
	expect(Requirement.safeParse(many).success).toBe(false);
	const impossible = { is: 'atLeast', n: 2, of: [{ is: 'evidence', kind: 'work' }] };
	expect(Requirement.safeParse(impossible).success).toBe(false);
	expect(Requirement.safeParse({ is: 'all', of: [] }).success).toBe(false);
});
