import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLine, type Choosable, type Draft, draftOf, moveLine, partAt, placesText, removeLine } from './draft.ts';
import { readDraft } from './draft-reading.ts';
import { Requirement as Checked } from './requirement.schema.ts';
import { bareOf, type Requirement } from './requirement.ts';

const offering = { kind: 'offering', id: '00000000-0000-4000-8000-000000000001' } as const;
const elsewhere = { kind: 'occurrence', id: '00000000-0000-4000-8000-000000000002' } as const;
const goal = '00000000-0000-4000-8000-000000000003';
const choosable: Choosable = {
	presence: new Set([placesText([offering])]),
	attended: new Set([placesText([offering])]),
	goals: new Set([goal])
};
const reading = (before: Requirement | null) => ({ choosable, before, locale: 'fr' as const });

const leaf = fc.oneof(
	fc.record({
		is: fc.constant('presence' as const),
		share: fc.integer({ min: 1, max: 100 }).map((share) => share / 100),
		of: fc.constantFrom([offering], [elsewhere], [elsewhere, offering]),
		excused: fc.constantFrom('missed' as const, 'left_out' as const)
	}),
	fc.record({ is: fc.constant('attended' as const), at: fc.constantFrom(offering, elsewhere) }),
	fc.record({ is: fc.constant('assessment' as const), key: fc.constantFrom('projet', 'oral'), least: fc.nat(20) }),
	fc.record({ is: fc.constant('evidence' as const), kind: fc.constantFrom('portfolio', 'stage') }),
	fc.record({ is: fc.constant('completed' as const), goal: fc.constantFrom(goal, offering.id) })
);

const trees = fc.letrec<{ tree: Requirement; branch: Requirement }>((tie) => ({
	tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, tie('branch')),
	branch: fc.oneof(
		fc.record({
			is: fc.constantFrom('all' as const, 'oneOf' as const),
			of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 })
		}),
		fc
			.array(tie('tree'), { minLength: 1, maxLength: 4 })
			.chain((of) => fc.integer({ min: 1, max: of.length }).map((n) => ({ is: 'atLeast' as const, n, of })))
	)
})).tree;

test('a tree that is written down and read again asks for the same, whatever a form cannot write', () => {
	fc.assert(
		fc.property(trees, (tree) => {
			fc.pre(Checked.safeParse(tree).success);
			const read = readDraft(draftOf(tree, choosable), reading(tree));
			const whole = 'of' in tree && tree.is !== 'presence' ? tree : { is: 'all' as const, of: [tree] };
			expect('tree' in read && bareOf(read.tree)).toEqual(bareOf(whole));
		})
	);
});

const assessment = (id: string, text: Record<string, string>, within = '') =>
	({ id, within, is: 'assessment', text }) as const;
const draft = (...lines: Draft['lines']): Draft => ({ join: 'all', n: '', lines });
const problemsOf = (given: Draft) => {
	const read = readDraft(given, reading(null));
	return 'problems' in read ? read.problems : {};
};

test('what is wrong is said beside its field', () => {
	expect(problemsOf(draft())).toEqual({ '': 'completion_goal_empty' });
	const presence = { id: 'a', within: '', is: 'presence', text: { share: '120', where: 'offering:x' } } as const;
	expect(problemsOf(draft(presence))).toEqual({
		'a.share': 'completion_goal_share',
		'a.where': 'completion_goal_choose'
	});
	expect(problemsOf(draft(assessment('b', { least: '10' })))).toEqual({ 'b.title': 'completion_goal_title' });
	const low = { title_fr: 'Projet', least: '12,5', outOf: '10' };
	expect(problemsOf(draft(assessment('b', low)))).toEqual({ 'b.outOf': 'completion_goal_out_of' });
	expect(problemsOf(draft({ id: 'g', within: '', is: 'oneOf', text: {} }))).toEqual({
		'g.is': 'completion_goal_group_empty'
	});
	expect(problemsOf({ ...draft(assessment('b', { ...low, outOf: '20' })), join: 'atLeast', n: '2' })).toEqual({
		n: 'completion_tree_at_least'
	});
	expect(problemsOf(draft({ id: 'k', within: '', is: 'kept', text: { kept: '7' } }))).toEqual({
		'k.is': 'completion_goal_kept_gone'
	});
});

test('a new name is a word of its own; what is called otherwise stays what it was', () => {
	const read = readDraft(
		draft(
			assessment('a', { key: 'projet', title_fr: 'Oral', least: '10' }),
			assessment('b', { title_fr: 'Projet', title_nl: 'Project', least: '12,5', outOf: '20' })
		),
		reading(null)
	);
	expect(read).toMatchObject({
		tree: {
			of: [
				{ key: 'projet', title: { source: 'fr', fr: 'Oral' } },
				{ key: 'projet-2', least: 12.5, outOf: 20, title: { fr: 'Projet', nl: 'Project' } }
			]
		}
	});
});

test('a condition is added, moved and taken out, a group with what stands in it', () => {
	const line = (id: string, within = '') => assessment(id, {}, within);
	const group = { id: 'g', within: '', is: 'oneOf', text: {} } as const;
	const start = draft(line('a'), group, line('g1', 'g'), line('g2', 'g'), line('z'));
	const ids = ({ lines }: Draft) => lines.map(({ id }) => id).join(' ');
	expect(ids(addLine(start, line('g3', 'g')))).toBe('a g g1 g2 g3 z');
	expect(ids(addLine(start, line('y')))).toBe('a g g1 g2 z y');
	expect(ids(moveLine(start, 'g', -1))).toBe('g g1 g2 a z');
	expect(ids(moveLine(start, 'a', 1))).toBe('g g1 g2 a z');
	expect(ids(moveLine(start, 'g2', -1))).toBe('a g g2 g1 z');
	expect(ids(moveLine(start, 'a', -1))).toBe(ids(start));
	expect(ids(removeLine(start, 'g'))).toBe('a z');
	expect(partAt({ is: 'evidence', kind: 'stage' }, '0')).toEqual({ is: 'evidence', kind: 'stage' });
	expect(partAt({ is: 'all', of: [] }, '0-1')).toBeNull();
});
