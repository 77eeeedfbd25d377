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
import { judgedBy, standingsOf } from './judging.ts';
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
	const mine = await sayGoals(
		goals.filter(({ kind }) => kind !== 'quest'),
		who,
		locale,
		on
	);
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
	const [said] = await sayGoals([goal], who, locale, on);
	if (!said || !isOpen(said)) throw missing();
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
	const found = await goalsById(goals, on);
	const [judged, names] = [await standingsOf(found, who, on), await namesIn(treesIn(found), on)];
	return new Map(
		found.flatMap(({ id }) => {
			const hers = judged.get(id);
			return hers ? [[id, sayRequirement(hers, names, locale, says(id))] as const] : [];
		})
	);
}

/** What a tree asks for, in words, of somebody who has done nothing yet. */
export async function treeSaid(tree: Requirement, locale: Locale, on: On = db): Promise<SaidRequirement> {
	const nobody = newId();
	const judged = (await judgedBy(on, { id: nobody, tree }, [nobody])).get(nobody);
	if (!judged) throw missing();
	return sayRequirement(judged, await namesIn([tree], on), locale);
}

/** Which of some goals somebody has reached, and since when. */
export async function reachedBy(
	goals: readonly string[],
	{ id }: Participant,
	on: On = db
): Promise<Map<string, Date>> {
	const reached = await reachedAmong(goals, { id }, on);
	return new Map([...reached].map(([goal, { completedAt }]) => [goal, completedAt]));
}

async function reachedAmong(
	goals: readonly string[],
	{ id }: Pick<Participant, 'id'>,
	on: On
): Promise<Map<string, Readonly<{ completedAt: Date; version: number }>>> {
	const rows = await within(on)
		.selectFrom('learning.completion')
		.select(['goal', 'completedAt', 'version'])
		.where('participant', '=', id)
		.where('lostAt', 'is', null)
		.where((row) => row('goal', '=', row.fn.any(row.val([...goals]))))
		.execute();
	return new Map(rows.map(({ goal, ...under }) => [goal, under]));
}

async function sayGoals(goals: readonly Goal[], who: Participant, locale: Locale, on: On): Promise<MyGoal[]> {
	if (!goals.length) return [];
	const ids = goals.map(({ id }) => id);
	const [reached, judged, names, given] = [
		await reachedAmong(ids, who, on),
		await standingsOf(goals, who, on),
		await namesIn(treesIn(goals), on),
		await evidenceOf(ids, who, on)
	];
	return goals.flatMap(({ id, title, tree, version, withdrawnAt }) => {
		const [hers, under] = [judged.get(id), reached.get(id)];
		if (!hers) return [];
		const evidence = [...evidenceAsked(tree, locale)].map(([kind, name]) => ({
			...{ kind, name },
			given: given.filter((one) => one.goal === id && one.kind === kind)
		}));
		return {
			...{ id, title, said: sayRequirement(hers, names, locale), evidence },
			completedAt: under?.completedAt ?? null,
			withdrawn: withdrawnAt !== null,
			// met anew under the present tree, it is reached as it stands
			asBefore: under !== undefined && under.version < version && !hers.done
		};
	});
}

/** The kinds of evidence that a tree asks for, and what each is called. */
const evidenceAsked = (tree: Requirement, locale: Locale): Map<string, string> =>
	new Map(leavesOf(tree).flatMap((leaf) => (leaf.is === 'evidence' ? [[leaf.kind, calledIn(leaf, locale)]] : [])));

const treesIn = (goals: readonly Goal[]): Requirement[] => goals.map(({ tree }) => tree);

/** What the things that some trees look at are called. */
export async function namesIn(trees: readonly Requirement[], on: On): Promise<Map<string, Words>> {
	const parts = trees.flatMap(partsOf);
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
