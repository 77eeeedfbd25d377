import { sql } from 'kysely';
import { bookedOccurrences, offeringCards } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { calledIn, type SaidRequirement, type SayEvidence, sayRequirement } from '../../completion/missing.ts';
import { leavesOf, partsOf, type Requirement } from '../../completion/requirement.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { type Goal, goalById, goalsById } from './goals.ts';
import { judgedBy, standingOf } from './judging.ts';
import type { Participant } from './participants.ts';
import { type On, within } from './tables.ts';

/** A goal as its participant sees it: what is done and what is missing in words, since when it is reached, and the evidence that she can give, by what it is called. */
export type MyGoal = Readonly<{
	id: string;
	title: Words;
	said: SaidRequirement;
	completedAt: Date | null;
	/** It was reached when less, or something else, was asked. */
	asBefore: boolean;
	/** It is asked of nobody any more. */
	withdrawn: boolean;
	evidence: readonly Readonly<{ kind: string; name: string; given: readonly Evidence[] }>[];
}>;

/** The goals that somebody is on the way to, has reached, has a place for or has given evidence for, those to come first; challenges are told by the journey. */
export async function goalsOf(who: Participant, locale: Locale, on: On = db): Promise<MyGoal[]> {
	const { rows } = await sql<{ goal: string }>`
		select goal from learning.progress where participant = ${who.id}
		union select goal from learning.completion where participant = ${who.id} and lost_at is null
		union select goal from learning.evidence where participant = ${who.id} and removed_at is null
		union select g.id from participation.attendance_card s join learning.timetable t on t.occurrence = s.subject
			join learning.goal g on g.kind = 'offering' and g.subject = t.offering
		where s.holder = ${who.id} and s.subject_kind = 'occurrence' and s.state in ('confirmed', 'fulfilled', 'no_show')
		union select g.id from learning.enrolment e join learning.goal g on g.kind = 'cohort' and g.subject = e.cohort
		where e.person = ${who.id} and e.left_at is null`.execute(on);
	const goals = await goalsById(
		rows.map(({ goal }) => goal),
		on
	);
	const mine: MyGoal[] = [];
	for (const goal of goals.filter(({ kind }) => kind !== 'quest')) mine.push(await sayGoal(goal, who, locale, on));
	return mine.filter(isOpen).toSorted((a, b) => Number(a.completedAt !== null) - Number(b.completedAt !== null));
}

/** One goal for somebody, whether or not she has begun. @throws 404 for a goal that does not exist or is not open, as that of an unpublished way, or is the journey's. */
export async function goalOf(id: string, who: Participant, locale: Locale, on: On = db): Promise<MyGoal> {
	if (!isId(id)) throw missing();
	const goal = await goalById(id, on);
	if (goal.kind === 'quest') throw missing();
	if (goal.kind === 'way') {
		const { rows } = await sql`
			select from learning.way where id = ${goal.subject} and published_at is not null and deleted_at is null`.execute(
			on
		);
		if (!rows.length) throw missing();
	}
	const said = await sayGoal(goal, who, locale, on);
	if (!isOpen(said)) throw missing();
	return said;
}

/** What was withdrawn is there for who has reached it. */
const isOpen = ({ withdrawn, completedAt }: MyGoal): boolean => !withdrawn || completedAt !== null;

/** What some goals ask of somebody and what of it is missing, in words, by their ids. @param says what evidence is called that is not hers to give */
export async function goalsSaid(
	goals: readonly string[],
	who: Participant,
	{ locale, says }: Readonly<{ locale: Locale; says: (goal: string) => SayEvidence }>,
	on: On = db
): Promise<Map<string, SaidRequirement>> {
	const said = new Map<string, SaidRequirement>();
	for (const goal of await goalsById(goals, on)) {
		const [judged, names] = [await standingOf(goal, who, on), await namesIn(goal.tree, on)];
		said.set(goal.id, sayRequirement(judged, names, locale, says(goal.id)));
	}
	return said;
}

/** What a tree asks for, in words, of somebody who has done nothing yet. */
export async function treeSaid(tree: Requirement, locale: Locale, on: On = db): Promise<SaidRequirement> {
	const nobody = newId();
	const judged = (await judgedBy(on, { id: nobody, tree }, [nobody])).get(nobody);
	if (!judged) throw missing();
	return sayRequirement(judged, await namesIn(tree, on), locale);
}

/** Which of some goals somebody has reached, and since when. */
export async function reachedBy(
	goals: readonly string[],
	{ id }: Participant,
	on: On = db
): Promise<Map<string, Date>> {
	const rows = await within(on)
		.selectFrom('learning.completion')
		.select(['goal', 'completedAt'])
		.where('participant', '=', id)
		.where('lostAt', 'is', null)
		.where((row) => row('goal', '=', row.fn.any(row.val([...goals]))))
		.execute();
	return new Map(rows.map(({ goal, completedAt }) => [goal, completedAt]));
}

async function sayGoal(goal: Goal, who: Participant, locale: Locale, on: On): Promise<MyGoal> {
	const reached = await within(on)
		.selectFrom('learning.completion')
		.select(['completedAt', 'version'])
		.where('goal', '=', goal.id)
		.where('participant', '=', who.id)
		.where('lostAt', 'is', null)
		.executeTakeFirst();
	const [judged, names, given] = [
		await standingOf(goal, who, on),
		await namesIn(goal.tree, on),
		await evidenceOf(goal.id, who, on)
	];
	const kinds = new Map(
		leavesOf(goal.tree).flatMap((leaf) =>
			leaf.is === 'evidence' ? [[leaf.kind, calledIn(leaf, locale)] as const] : []
		)
	);
	const evidence = [...kinds].map(([kind, name]) => ({ kind, name, given: given.filter((one) => one.kind === kind) }));
	return {
		...{ id: goal.id, title: goal.title, said: sayRequirement(judged, names, locale), evidence },
		completedAt: reached?.completedAt ?? null,
		withdrawn: goal.withdrawnAt !== null,
		// met anew under the present tree, it is reached as it stands
		asBefore: reached !== undefined && reached.version < goal.version && !judged.done
	};
}

/** What the things that a tree looks at are called. */
export async function namesIn(tree: Requirement, on: On): Promise<Map<string, Words>> {
	const parts = partsOf(tree);
	const ids = (wanted: string) => parts.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
	const [cards, seances, goals] = [
		await offeringCards(ids('offering'), on),
		await bookedOccurrences(ids('occurrence'), on),
		await goalsById(ids('goal'), on)
	];
	return new Map<string, Words>([
		...[...cards.values()].map(({ id, title }) => [id, title] as const),
		...seances.map(({ occurrence, offering }) => [occurrence.id, offering.title] as const),
		...goals.map(({ id, title }) => [id, title] as const)
	]);
}
