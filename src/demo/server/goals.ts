import { offeringBySlug } from '#agenda/server';
import { type By, ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { Requirement, type RequirementTree, titleIn } from '#learning';
import {
	assess,
	cohortById,
	decideEvidence,
	type GoalSubject,
	giveEvidence,
	membersOf,
	programmeById,
	setGoal,
	timetableOf
} from '#learning/server';
import type { People } from './activities.ts';
import type { Condition, ToldGoal } from './goals.shape.ts';
import type { Demonstration } from './shapes.ts';

type Task = Readonly<{
	told: ToldGoal;
	subject: GoalSubject;
	title: Words;
	/** Where its séances are. */
	offerings: readonly string[];
	by: By;
}>;

/** Says what it takes to succeed in the cohort that runs and in some activities, and gives some of their participants points. @returns how many goals. */
export async function tellGoals({ goals }: Demonstration, people: People, cohortId: string): Promise<number> {
	const examiner = people.find(({ slug }) => slug === goals.examiner);
	const by = { actor: examiner ? ref('person', examiner.id) : null, source: 'demo' } as const;
	await transaction(async (tx) => {
		const cohort = await cohortById(cohortId, tx);
		const { title } = await programmeById(cohort.programme, tx);
		const offerings = [...new Set((await timetableOf(cohort.id, tx)).map(({ offering }) => offering))];
		const subject = { kind: 'cohort', id: cohort.id } as const;
		await tellGoal(tx, { told: goals.cohort, subject, title: titleIn(title, cohort.name), offerings, by });
	});
	for (const { offering: slug, ...told } of goals.activities)
		await transaction(async (tx) => {
			const { id, title } = (await offeringBySlug(slug, { on: tx })).offering;
			await tellGoal(tx, { told, subject: { kind: 'offering', id }, title, offerings: [id], by });
		});
	return goals.activities.length + 1;
}

async function tellGoal(tx: Tx, { told, subject, title, offerings, by }: Task): Promise<void> {
	const tree = Requirement.parse({ is: 'all', of: told.conditions.map((one) => treeOf(one, offerings)) });
	const goal = await setGoal(tx, { kind: subject.kind, subject: subject.id, title, tree }, by);
	for (const [at, { kind, id }] of (await membersOf(subject, tx)).entries()) {
		const participant = { kind, id };
		for (const [key, all] of Object.entries(told.points)) {
			const points = all[at] ?? null;
			if (points !== null) await assess(tx, { goal, key, participant, points }, by);
		}
		for (const [key, all] of Object.entries(told.shown)) {
			if (!all[at]) continue;
			const given = { kind: key, words: SHOWN, link: '', file: null };
			const evidence = await giveEvidence(tx, goal, participant, given, by);
			if (all[at] === 'accepted') await decideEvidence(tx, evidence, true, by);
		}
	}
}

const SHOWN = 'Trois réalisations, chacune avec ce que j’y ai appris (texte fictif).';

function treeOf(condition: Condition, offerings: readonly string[]): RequirementTree {
	if (condition.is === 'oneOf') return { is: 'oneOf', of: condition.of.map((one) => treeOf(one, offerings)) };
	const places = offerings.map((id) => ({ kind: 'offering', id }) as const);
	if (condition.is === 'presence') return { ...condition, of: places };
	const [at] = places;
	if (condition.is !== 'attended') return condition;
	if (!at) throw new Error('the demonstration asks for a presence where there is no séance');
	return { is: 'attended', at };
}
