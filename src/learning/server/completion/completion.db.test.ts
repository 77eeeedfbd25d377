import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Requirement } from '../../completion/requirement.ts';
import { PUPIL_COOKIE } from '../classes/participants.ts';
import { assess } from './assessments.ts';
import { attendanceOf } from './attendance.ts';
import { codeAt, secretOf } from './codes.ts';
import { activity, by, caughtUp, ground, guest, pupilOn, type Seance, words } from './completion.fixture.ts';
import { rebuildDeeds } from './deeds.ts';
import { decideEvidence, giveEvidence, removeEvidence } from './evidence.ts';
import { setGoal } from './goals.ts';
import { recompute } from './judging.ts';
import { mark, markRest } from './marking.ts';
import { eraseCompletion, exportCompletion, mergeCompletion } from './persons.ts';
import { bePresent } from './present.ts';
import { addStep, moveStep, removeStep, stepsOf } from './steps.ts';
import { within } from './tables.ts';
import { crowdOn, walk } from './walking.ts';
import { publishWay, writeWay } from './ways.ts';

let host: Awaited<ReturnType<typeof guest>>;
beforeAll(async () => {
	await testDatabase();
	await ground();
	host = await guest('Hôte');
});

const actor = () => ref('person', host.person);
const standing = (goal: string, participant: string) =>
	within(db)
		.selectFrom('learning.completion')
		.select(['version', 'lostAt'])
		.where('goal', '=', goal)
		.where('participant', '=', participant)
		.executeTakeFirst();
const shareOn = async (goal: string, participant: string) =>
	(
		await within(db)
			.selectFrom('learning.progress')
			.select('share')
			.where('goal', '=', goal)
			.where('participant', '=', participant)
			.executeTakeFirst()
	)?.share;
const factsOn = async (goal: string) =>
	(await factsAfter(db, 0, 100_000))
		.filter(({ object, verb }) => object.id === goal && verb.endsWith('completed'))
		.map(({ verb }) => verb);
const goalOn = (subject: string, tree: Requirement) =>
	transaction((tx) => setGoal(tx, { kind: 'offering', subject, title: words('But'), tree }, by));

test('presences of the list complete a goal, a correction takes it away, and each is told once', async () => {
	const { offering, seances } = await activity(-30, -20);
	const tree: Requirement = { is: 'presence', share: 1, of: [{ kind: 'offering', id: offering }], excused: 'missed' };
	const goal = await goalOn(offering, tree);
	const { person, seats } = await guest('Anna', ...seances);
	const say = (index: number, to: 'present' | 'absent') =>
		mark(seances[index] as never, [{ seat: seats[index]?.id ?? '', to, was: null }], actor(), 'Liste');
	await say(0, 'present');
	await caughtUp();
	expect(await shareOn(goal, person)).toBe(0.5);
	await say(1, 'present');
	await caughtUp();
	expect(await standing(goal, person)).toMatchObject({ lostAt: null });
	await say(1, 'absent');
	await caughtUp();
	expect((await standing(goal, person))?.lostAt).toBeInstanceOf(Date);
	await caughtUp();
	expect(await factsOn(goal)).toEqual(['learning.completed', 'learning.uncompleted']);
});

test('who reached a goal keeps it under the version that she reached', async () => {
	const { offering, seances } = await activity(-30);
	const at = { kind: 'offering', id: offering } as const;
	const goal = await goalOn(offering, { is: 'attended', at });
	const { person, seats } = await guest('Bea', ...seances);
	await mark(seances[0] as never, [{ seat: seats[0]?.id ?? '', to: 'present', was: null }], actor(), 'Liste');
	await caughtUp();
	const harder: Requirement = {
		is: 'all',
		of: [
			{ is: 'attended', at },
			{ is: 'evidence', kind: 'work' }
		]
	};
	expect(await goalOn(offering, harder)).toBe(goal);
	await caughtUp();
	expect(await standing(goal, person)).toMatchObject({ version: 1, lostAt: null });
	expect(await shareOn(goal, person)).toBe(0.5);
	await mark(seances[0] as never, [{ seat: seats[0]?.id ?? '', to: 'absent', was: null }], actor(), 'Liste');
	await caughtUp();
	expect((await standing(goal, person))?.lostAt).toBeInstanceOf(Date);
});

test('points and evidence count as they stand, and a goal may need another one but never itself', async () => {
	const { offering } = await activity(-3);
	const tree: Requirement = {
		is: 'all',
		of: [
			{ is: 'assessment', key: 'final', least: 10 },
			{ is: 'evidence', kind: 'work' }
		]
	};
	const goal = await goalOn(offering, tree);
	const badge = await transaction((tx) =>
		setGoal(tx, { kind: 'badge', subject: offering, title: words('Badge'), tree: { is: 'completed', goal } }, by)
	);
	await expect(goalOn(offering, { is: 'completed', goal: badge })).rejects.toMatchObject({
		code: 'completion_goal_circle'
	});
	const { person } = await guest('Carl');
	const participant = { kind: 'person', id: person } as const;
	const told = { actor: actor(), source: 'desk' } as const;
	const given = { kind: 'work', words: 'Voici.', link: '', file: null };
	const evidence = await transaction(async (tx) => {
		await assess(tx, { goal, key: 'final', participant, points: 12 }, told);
		return giveEvidence(tx, goal, participant, given, by);
	});
	await caughtUp();
	expect(await standing(goal, person)).toBeUndefined();
	await transaction((tx) => decideEvidence(tx, evidence, true, told));
	await caughtUp();
	expect(await standing(badge, person)).toMatchObject({ lostAt: null });
	await transaction((tx) => removeEvidence(tx, evidence, told));
	await caughtUp();
	expect((await standing(goal, person))?.lostAt).toBeInstanceOf(Date);
	expect((await standing(badge, person))?.lostAt).toBeInstanceOf(Date);
});

test('the cells made again from the log are the same, and what is judged by them too', async () => {
	const all = () =>
		within(db).selectFrom('learning.progress').selectAll().orderBy('goal').orderBy('participant').execute();
	const deeds = () =>
		db
			.withTables<{ 'learning.deed': Record<string, unknown> }>()
			.selectFrom('learning.deed')
			.selectAll()
			.orderBy('cell')
			.orderBy('participant')
			.execute();
	const [before, cells] = [await all(), await deeds()];
	await rebuildDeeds(1_000_000);
	expect(await deeds()).toEqual(cells);
	const goals = await within(db).selectFrom('learning.goal').select('id').execute();
	for (const { id } of goals) await recompute(id);
	expect(await all()).toEqual(before);
});

test('a list is filled in at once, corrected, and keeps its history; nobody who came meanwhile is overruled by « all others »', async () => {
	const { seances } = await activity(-1);
	const [seance] = seances as [(typeof seances)[number]];
	const guests = await Promise.all(Array.from({ length: 5 }, (_, turn) => guest(`Personne ${turn}`, seance)));
	const seat = (turn: number) => guests[turn]?.seats[0]?.id ?? '';
	const marks = [
		{ seat: seat(0), to: 'excused', was: 'open', reason: 'ill' },
		{ seat: seat(1), to: 'late', was: 'open' }
	] as const;
	expect(await mark(seance, marks, actor(), 'Liste')).toBe(2);
	expect(await mark(seance, marks, actor(), 'Liste')).toBe(0);
	expect(await markRest(seance, 'present', actor(), 'Liste')).toBe(3);
	const states = async () => new Map((await attendanceOf(seance)).map((one) => [one.seat, one.state]));
	expect(
		[...guests.keys()].map(seat).map(
			(
				(known) => (id: string) =>
					known.get(id)
			)(await states())
		)
	).toEqual(['excused', 'late', 'present', 'present', 'present']);
	await mark(
		seance,
		[
			{ seat: seat(2), to: 'absent', was: 'present' },
			{ seat: seat(0), to: 'present', was: 'excused' }
		],
		actor(),
		'Liste'
	);
	const after = await attendanceOf(seance);
	const one = after.find((who) => who.seat === seat(2));
	expect([one?.state, one?.history.map(({ what, undoneAt }) => [what, undoneAt !== null])]).toEqual([
		'absent',
		[['in', true]]
	]);
	const other = after.find((who) => who.seat === seat(0));
	expect(other?.history.map(({ what, undoneAt }) => [what, undoneAt !== null])).toEqual([
		['excused', true],
		['in', false]
	]);
});

test('a way knows where somebody stands from presences that are older than it, and small groups are not told', async () => {
	const [first, second, third] = [await activity(-50), await activity(-40, 24), await activity(48)];
	const { person, seats } = await guest('Zoé', first.seances[0] as never);
	await mark(first.seances[0] as never, [{ seat: seats[0]?.id ?? '', to: 'present', was: null }], actor(), 'Liste');
	await caughtUp();
	const way = await transaction(async (tx) => {
		const id = await writeWay(tx, {
			title: words('Pas à pas'),
			summary: words('Texte.'),
			organization: 'hub',
			fictional: true
		});
		const one = await addStep(tx, id, { title: null, offerings: [first.offering], needs: [] }, by);
		await addStep(tx, id, { title: words('Au choix'), offerings: [second.offering, third.offering], needs: [one] }, by);
		await publishWay(tx, id, by);
		return id;
	});
	await caughtUp();
	const walked = await walk(way, person);
	expect(walked.map(({ standing }) => standing)).toEqual(['done', 'next']);
	expect(walked[1]?.offerings.map(({ coming }) => coming.length)).toEqual([1, 1]);
	expect((await walk(way, null)).map(({ standing }) => standing)).toEqual([null, null]);
	expect(await crowdOn(way)).toEqual({ total: null, groups: [{ steps: 1, count: null }] });
	const [one, two] = await stepsOf(way);
	await transaction((tx) => moveStep(tx, way, two?.id ?? '', -1, by));
	expect((await stepsOf(way)).map(({ id, needs }) => [id, needs])).toEqual([
		[two?.id, []],
		[one?.id, []]
	]);
	await transaction((tx) => removeStep(tx, way, one?.id ?? '', by));
	expect(await stepsOf(way)).toHaveLength(1);
});

test('one person of two records has the deeds of both; erased, she has none', async () => {
	const { offering, seances } = await activity(-30, -20);
	const goal = await goalOn(offering, {
		is: 'presence',
		share: 0.5,
		of: [{ kind: 'offering', id: offering }],
		excused: 'missed'
	});
	const [one, other] = [await guest('Une', seances[0] as never), await guest('Autre')];
	await mark(seances[0] as never, [{ seat: one.seats[0]?.id ?? '', to: 'present', was: null }], actor(), 'Liste');
	await caughtUp();
	await transaction((tx) => mergeCompletion(tx, ref('person', one.person), ref('person', other.person)));
	expect(await standing(goal, one.person)).toBeUndefined();
	expect(await standing(goal, other.person)).toMatchObject({ lostAt: null });
	expect((await exportCompletion(other.person)).completions).toHaveLength(1);
	await transaction((tx) => eraseCompletion(tx, other.person));
	expect(await standing(goal, other.person)).toBeUndefined();
	expect(Object.values(await exportCompletion(other.person)).flat()).toEqual([]);
});

test('a pupil’s seat is hers by what her class says: she is there by the code, from one telephone, and it counts', async () => {
	const { offering, seances } = await activity(0.2);
	const [seance] = seances as [(typeof seances)[number]];
	const goal = await goalOn(offering, { is: 'attended', at: { kind: 'offering', id: offering } });
	const own = await seatOf('Lila', seance);
	const { pupil, token } = await pupilOn(own.seat, own.booking);
	const code = codeAt(secretOf(seance.id), new Date());
	const asked = { code, occurrence: null, seat: null };
	const [one, other] = [visit(token), visit(token)];
	expect(await bePresent(one, asked, 'Code')).toEqual({ seat: own.seat, repeated: false });
	expect(await bePresent(one, asked, 'Code')).toEqual({ seat: own.seat, repeated: true });
	await expect(bePresent(other, asked, 'Code')).rejects.toMatchObject({ code: 'completion_other_device' });
	await expect(bePresent(visit(null), asked, 'Code')).rejects.toMatchObject({ code: 'completion_no_place' });
	await caughtUp();
	expect(await standing(goal, pupil)).toMatchObject({ lostAt: null });
	await mark(seance, [{ seat: own.seat, to: 'absent', was: null }], actor(), 'Liste');
	await expect(bePresent(one, asked, 'Code')).rejects.toMatchObject({ code: 'completion_taken_back' });
	await caughtUp();
	expect((await standing(goal, pupil))?.lostAt).toBeInstanceOf(Date);
});

async function seatOf(name: string, seance: Seance): Promise<{ seat: string; booking: string }> {
	const [seat] = (await guest(name, seance)).seats;
	return { seat: seat?.id ?? '', booking: seat?.booking ?? '' };
}

/** A telephone, with the session of a pupil or with none. */
function visit(token: string | null): Parameters<typeof bePresent>[0] {
	const jar = new Map<string, string>(token ? [[PUPIL_COOKIE, token]] : []);
	const cookies = { get: (name: string) => jar.get(name), set: (name: string, value: string) => jar.set(name, value) };
	return { cookies, url: new URL('http://localhost/present'), locals: { viewer: null } } as never;
}
