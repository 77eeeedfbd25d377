import { createHash } from 'node:crypto';
import { offeringToEdit } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { ActObject } from '#kernel/identity/policy.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { formTeams } from '../../workshops/teams.ts';
import type { Participant, Team, Workshop } from '../../workshops/workshop.ts';
import { canvasesOf, dropCanvas, makeCanvas } from './canvas/canvases.ts';
import { type On, within } from './tables.ts';
import { participantsOf } from './workshops.ts';

/** The teams of a workshop, in order. */
export async function teamsOf(workshop: string, on: On = db): Promise<Team[]> {
	const rows = await within(on)
		.selectFrom('learning.team')
		.select(['id', 'number', 'name'])
		.where('workshop', '=', workshop)
		.orderBy('number')
		.execute();
	const members = await within(on)
		.selectFrom('learning.teamMember')
		.select(['team', 'person'])
		.where('workshop', '=', workshop)
		.orderBy('person')
		.execute();
	const canvases = await canvasesOf(
		'team',
		rows.map(({ id }) => id),
		on
	);
	const inTeam = Map.groupBy(members, ({ team }) => team);
	return rows.map((row) => ({
		...row,
		canvas: canvases.get(row.id) ?? null,
		members: (inTeam.get(row.id) ?? []).map(({ person }) => person)
	}));
}

/** What the policy asks of a team's canvas: who answers for the workshop, and the person herself when she is in the team. */
export async function teamActObject(team: string, person: string, on: On = db): Promise<ActObject> {
	const row = await within(on)
		.selectFrom('learning.team as t')
		.innerJoin('learning.workshop as w', 'w.id', 't.workshop')
		.leftJoin('learning.teamMember as m', (join) => join.onRef('m.team', '=', 't.id').on('m.person', '=', person))
		.select(['w.offering', 'm.person'])
		.where('t.id', '=', team)
		.executeTakeFirst();
	if (!row) throw missing();
	const { organization } = await offeringToEdit(row.offering, on);
	return { organisation: organization.id, person: row.person };
}

/** The teams that the rule would make of those who have a place now: to be looked at before anything is changed. */
export async function proposeTeams(workshop: Workshop, on: On = db): Promise<Participant[][]> {
	const people = await participantsOf(workshop, on);
	const known = new Map(people.map((one) => [one.id, one]));
	return formTeams(people, { size: workshop.teamSize, campuses: workshop.campusRule }).map((team) =>
		team.flatMap((id) => known.get(id) ?? [])
	);
}

/** What tells one proposal from another: the one that is applied must be the one that was looked at. */
export const proposalMark = (teams: readonly (readonly Participant[])[]): string =>
	createHash('sha256')
		.update(JSON.stringify(teams.map((team) => team.map(({ id }) => id))))
		.digest('base64url');

/**
 * Forms the teams as the rule says, each with a canvas of its own. What they were can be brought back.
 * @param looked the mark of the proposal that somebody looked at; without one, whatever the rule says now.
 * @throws workshops_nobody, workshops_proposal_changed.
 */
export async function applyTeams(tx: Tx, workshop: Workshop, { actor, source }: By, looked?: string): Promise<void> {
	await hold(tx, workshop);
	const teams = await proposeTeams(workshop, tx);
	if (!teams.length) throw refused('workshops_nobody');
	if (looked !== undefined && looked !== proposalMark(teams)) throw refused('workshops_proposal_changed');
	// pressed twice
	if (await isSo(tx, workshop, teams)) return;
	await keepBefore(tx, workshop, actor?.id ?? null);
	await setTeams(
		tx,
		workshop,
		teams.map((team, at) => ({ number: at + 1, members: team.map(({ id }) => id) }))
	);
	const people = teams.flat();
	const kinds = (of: 'discipline' | 'campus'): number => new Set(people.map((one) => one[of]).filter(Boolean)).size;
	const detail = {
		...{ people: people.length, teams: teams.length },
		...{ disciplines: kinds('discipline'), campuses: kinds('campus') }
	};
	const about = { object: ref('workshop', workshop.id), context: ref('offering', workshop.offering) };
	await record(tx, { verb: 'learning.teams_formed', actor, source, ...about, detail });
}

/** Puts somebody in another team; with null, in none. @throws 404 for a team or a participant that is not of this workshop. */
export async function moveMember(
	tx: Tx,
	workshop: Workshop,
	person: string,
	number: number | null,
	{ actor, source }: By
): Promise<void> {
	await hold(tx, workshop);
	const people = await participantsOf(workshop, tx);
	const teams = await teamsOf(workshop.id, tx);
	const before = teams.find(({ members }) => members.includes(person));
	const to = number === null ? null : teams.find((team) => team.number === number);
	if (to === undefined || !(before || people.some(({ id }) => id === person))) throw missing();
	if (before?.id === to?.id) return;
	await keepBefore(tx, workshop, actor?.id ?? null);
	await within(tx)
		.deleteFrom('learning.teamMember')
		.where('workshop', '=', workshop.id)
		.where('person', '=', person)
		.execute();
	if (to)
		await within(tx).insertInto('learning.teamMember').values({ workshop: workshop.id, team: to.id, person }).execute();
	const about = { object: ref('person', person), context: ref('workshop', workshop.id) };
	const detail = { from: before?.number ?? null, to: to?.number ?? null };
	await record(tx, { verb: 'learning.team_changed', actor, source, ...about, detail });
}

/** Adds an empty team with a canvas, to be filled by hand. */
export async function addTeam(tx: Tx, workshop: Workshop): Promise<void> {
	await hold(tx, workshop);
	const teams = await teamsOf(workshop.id, tx);
	if (teams.length >= MOST_TEAMS) throw refused('workshops_teams_many', { most: MOST_TEAMS });
	await newTeam(tx, workshop, { number: (teams.at(-1)?.number ?? 0) + 1 });
}

/** Of two who change the teams at once the second finds what the first has made. */
const hold = (tx: Tx, { id }: Workshop) =>
	within(tx).selectFrom('learning.workshop').select('id').where('id', '=', id).forUpdate().execute();

/** Whether the teams are these already, and no other has anybody in it. */
async function isSo(tx: Tx, { id }: Workshop, teams: readonly (readonly Participant[])[]): Promise<boolean> {
	const sorted = (members: readonly string[]) => members.toSorted().join();
	const there = (await teamsOf(id, tx)).map(({ members }) => sorted(members)).filter(Boolean);
	return there.join(';') === teams.map((team) => sorted(team.map((one) => one.id))).join(';');
}

const MOST_TEAMS = 60;

/** Gives a team a name; '' takes it away. @throws 404 for a team that is not there. */
export async function nameTeam(tx: Tx, workshop: string, number: number, name: string): Promise<void> {
	const team = (await teamsOf(workshop, tx)).find((one) => one.number === number);
	if (!team) throw missing();
	await within(tx)
		.updateTable('learning.team')
		.set({ name: name.trim().slice(0, 80) || null })
		.where('id', '=', team.id)
		.execute();
}

/** Brings the teams back to what they were before the latest change. @throws workshops_nothing_to_undo. */
export async function undoTeams(tx: Tx, workshop: Workshop, { actor, source }: By): Promise<void> {
	await hold(tx, workshop);
	const before = (await takeRevision(tx, revisionOf(workshop))) as { teams: Wanted[] } | null;
	if (!before) throw refused('workshops_nothing_to_undo');
	const teams: Wanted[] = [];
	for (const team of before.teams) teams.push({ ...team, members: await whoIsThere(tx, team.members) });
	await setTeams(tx, workshop, teams);
	const about = { object: ref('workshop', workshop.id), context: ref('offering', workshop.offering) };
	const detail = { teams: before.teams.length };
	await record(tx, { verb: 'learning.teams_undone', actor, source, ...about, detail });
}

const revisionOf = ({ id }: Workshop) => ref('workshop-teams', id);

type Wanted = Readonly<{ number: number; name?: string | null; members: readonly string[] }>;

/** Who was in which team, by ids that mean nothing once a person is forgotten. */
async function keepBefore(tx: Tx, workshop: Workshop, by: string | null): Promise<void> {
	const teams = (await teamsOf(workshop.id, tx)).map(
		({ number, name, members }): Wanted => ({ number, name, members })
	);
	await keepRevision(tx, revisionOf(workshop), { teams }, by);
}

/** Whoever was forgotten meanwhile is not brought back, and whoever turned out to be another one comes back as that one. */
async function whoIsThere(tx: Tx, ids: readonly string[]): Promise<string[]> {
	const there = new Set<string>();
	for (const id of ids) {
		let person = await personById(id, tx);
		while (person?.mergedInto) person = await personById(person.mergedInto, tx);
		if (person && !person.erasedAt) there.add(person.id);
	}
	return [...there];
}

/**
 * Makes the teams be these, by their numbers, so that everybody finds the canvas of hers; a team too many goes with its canvas unless somebody
 * has written on it.
 */
async function setTeams(tx: Tx, workshop: Workshop, wanted: readonly Wanted[]): Promise<void> {
	const there = new Map((await teamsOf(workshop.id, tx)).map((team) => [team.number, team]));
	await within(tx).deleteFrom('learning.teamMember').where('workshop', '=', workshop.id).execute();
	for (const one of wanted) {
		const team = there.get(one.number)?.id ?? (await newTeam(tx, workshop, one));
		there.delete(one.number);
		for (const person of one.members) await putIn(tx, workshop.id, team, person);
	}
	for (const { id, canvas } of there.values())
		if (!canvas || (await dropCanvas(tx, canvas)))
			await within(tx).deleteFrom('learning.team').where('id', '=', id).execute();
}

/** Two accounts in two teams may have become one person: she is in the first. */
const putIn = (tx: Tx, workshop: string, team: string, person: string): Promise<unknown> =>
	within(tx)
		.insertInto('learning.teamMember')
		.values({ workshop, team, person })
		.onConflict((conflict) => conflict.doNothing())
		.execute();

async function newTeam(
	tx: Tx,
	{ id: workshop, canvasKind }: Workshop,
	{ number, name = null }: Pick<Wanted, 'number' | 'name'>
): Promise<string> {
	const id = newId();
	await within(tx).insertInto('learning.team').values({ id, workshop, number, name }).execute();
	await makeCanvas(tx, { kind: canvasKind, title: `${number}`, owner: ref('team', id) });
	return id;
}
