import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Requirement } from '../../completion/requirement.ts';
import { assess, assessAll, pointsIn } from './assessments.ts';
import { consequencesOf, dropGoal, keepGoal, markOf } from './changing.ts';
import { activity, by, caughtUp, ground, guest, pupilOn, words } from './completion.fixture.ts';
import { rebuildDeeds } from './deeds.ts';
import { type Goal, goalFor, goalsToNeed, setGoal } from './goals.ts';
import { recompute } from './judging.ts';
import { membersOf } from './members.ts';
import { eraseCompletion, exportCompletion } from './persons.ts';
import { goalOf, goalsOf } from './saying.ts';
import { standingsOn } from './standings.ts';

let teacher: string;
beforeAll(async () => {
	await testDatabase();
	await ground();
	teacher = (await guest('Lila Terril')).person;
});

const project: Requirement = { is: 'assessment', key: 'projet', least: 10, outOf: 20, title: words('Projet') };
const oral: Requirement = { is: 'assessment', key: 'oral', least: 10 };
const subjectOf = (id: string) => ({ kind: 'offering', id }) as const;
const told = () => ({ actor: ref('person', teacher), source: 'desk' }) as const;
const keep = (id: string, tree: Requirement, mark: number) =>
	transaction((tx) => keepGoal(tx, subjectOf(id), { title: words('But'), tree, mark }, by));
const goalNow = async (id: string) => (await goalFor('offering', id)) as Goal;
const give = (goal: Goal, who: string, key: string, points: number | null, was: number | null = null) =>
	transaction((tx) => assessAll(tx, goal, key, [{ participant: { kind: 'person', id: who }, points, was }], told()));

/** An activity with a goal of the project's points, and two who have a place in it, of whom the first has reached it. */
async function reached() {
	const { offering, seances } = await activity(48);
	await keep(offering, { is: 'all', of: [project] }, 0);
	const [ada, bob] = [await guest('Ada', ...seances), await guest('Bob', ...seances)];
	const goal = await goalNow(offering);
	await give(goal, ada.person, 'projet', 14);
	await caughtUp();
	return { offering, goal, ada: ada.person, bob: bob.person, seances };
}

test('what another tree changes is said before, by name, and nothing is another tree that only has other words', async () => {
	const { offering, ada } = await reached();
	const both: Requirement = { is: 'all', of: [project, oral] };
	expect(await consequencesOf(subjectOf(offering), both)).toEqual({
		keeping: [{ version: 1, names: ['Ada'], count: 1 }],
		...{ meeting: 0, reaching: [], waiting: 1 }
	});
	const lenient: Requirement = { ...project, least: 5 };
	expect(await consequencesOf(subjectOf(offering), lenient)).toMatchObject({ keeping: [], meeting: 1, waiting: 1 });
	await keep(offering, { is: 'all', of: [{ ...project, title: words('Travail') }] }, 1);
	expect(await goalNow(offering)).toMatchObject({ version: 1, tree: { of: [{ title: { fr: 'Travail' } }] } });
	await keep(offering, both, 1);
	await caughtUp();
	const [first, second] = await standingsOn(await goalNow(offering), subjectOf(offering), 'fr');
	expect(first).toMatchObject({ who: { id: ada }, version: 1, done: false, only: 1, completedAt: expect.any(Date) });
	expect(second).toMatchObject({ who: { name: 'Bob' }, completedAt: null, only: null });
	await expect(keep(offering, both, 1)).rejects.toMatchObject({ code: 'completion_goal_changed' });
});

test('what is asked no more is kept by who reached it, reached by nobody else, and can be asked again', async () => {
	const { offering, goal, ada, bob } = await reached();
	const person = (id: string) => ({ kind: 'person', id }) as const;
	expect((await goalsOf(person(bob), 'fr')).map(({ id }) => id)).toEqual([goal.id]);
	await transaction((tx) => dropGoal(tx, subjectOf(offering), by));
	await transaction((tx) => dropGoal(tx, subjectOf(offering), by));
	await expect(give(goal, bob, 'projet', 20)).rejects.toMatchObject({ status: 404 });
	await caughtUp();
	expect(await goalsOf(person(ada), 'fr')).toMatchObject([{ withdrawn: true, completedAt: expect.any(Date) }]);
	expect(await goalsOf(person(bob), 'fr')).toEqual([]);
	await expect(goalOf(goal.id, person(bob), 'fr')).rejects.toMatchObject({ status: 404 });
	expect((await goalsToNeed()).some(({ id }) => id === goal.id)).toBe(false);
	await rebuildDeeds(Number.MAX_SAFE_INTEGER);
	await recompute(goal.id);
	expect(await goalsOf(person(ada), 'fr')).toMatchObject([{ withdrawn: true, completedAt: expect.any(Date) }]);
	const gone = await goalNow(offering);
	expect(markOf(gone)).toBe(0);
	await keep(offering, gone.tree, 0);
	await caughtUp();
	expect(await goalNow(offering)).toMatchObject({ version: 1, withdrawnAt: null });
	expect((await goalsOf(person(bob), 'fr')).map(({ id }) => id)).toEqual([goal.id]);
});

test('a goal that another one asks for is not taken away', async () => {
	const { offering, goal } = await reached();
	const other = await activity(48);
	const tree: Requirement = { is: 'completed', goal: goal.id };
	await transaction((tx) =>
		setGoal(tx, { kind: 'offering', subject: other.offering, title: words('Suite'), tree }, by)
	);
	await expect(transaction((tx) => dropGoal(tx, subjectOf(offering), by))).rejects.toMatchObject({
		code: 'completion_goal_needed',
		params: { title: 'Suite' }
	});
	await transaction((tx) => dropGoal(tx, subjectOf(other.offering), by));
	await transaction((tx) => dropGoal(tx, subjectOf(offering), by));
});

test('a correction of points keeps what was written, by whom; what a list says as before changes nothing', async () => {
	const { goal, ada, bob } = await reached();
	expect(await give(goal, ada, 'projet', 14, 14)).toBe(0);
	// a list that was opened before somebody else wrote the same
	expect(await give(goal, ada, 'projet', 14, 3)).toBe(0);
	expect(await give(goal, ada, 'projet', 8, 14)).toBe(1);
	expect(await give(goal, ada, 'projet', null, 8)).toBe(1);
	const past = (await pointsIn(goal.id, 'projet')).get(ada);
	expect(past?.map(({ points, by }) => [points, by])).toEqual([
		[null, 'Lila Terril'],
		[8, 'Lila Terril'],
		[14, 'Lila Terril']
	]);
	await expect(give(goal, bob, 'oral', 12)).rejects.toMatchObject({ status: 404 });
	const kept = await exportCompletion(ada);
	expect(kept.assessments).toHaveLength(3);
	expect(JSON.stringify(kept.assessments)).not.toContain(teacher);
	await transaction((tx) => eraseCompletion(tx, ada));
	await transaction((tx) => eraseCompletion(tx, teacher));
	expect((await pointsIn(goal.id, 'projet')).has(ada)).toBe(false);
});

test('of a class the pupils stand on the list, by pseudonym and without an address, and not the teacher', async () => {
	const { offering, seances } = await activity(48);
	const [seance] = seances;
	const host = await guest('Madame Canal', ...(seance ? [seance] : []));
	const seat = host.seats[0] as (typeof host.seats)[number];
	const { pupil } = await pupilOn(seat.id, seat.booking);
	await keep(offering, project, 0);
	const goal = await goalNow(offering);
	expect(await membersOf(subjectOf(offering))).toEqual([{ kind: 'pupil', id: pupil, name: 'Loutre 14', email: null }]);
	await transaction((tx) =>
		assess(tx, { goal: goal.id, key: 'projet', participant: { kind: 'pupil', id: pupil }, points: 12 }, told())
	);
	await caughtUp();
	expect(await standingsOn(goal, subjectOf(offering), 'fr')).toMatchObject([{ who: { id: pupil }, done: true }]);
	const { rows } = await sql`select from learning.completion where participant = ${pupil} and lost_at is null`.execute(
		db
	);
	expect(rows).toHaveLength(1);
});
