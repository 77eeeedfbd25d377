import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { overlapping } from '../../../../tests/support/another.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addNote, readNotes, voteFor } from '../../workshops/canvas/document.ts';
import { learning } from '../module.ts';
import { admitTo, authorNames, authorOf, shareCanvas, unshareCanvas } from './canvas/access.ts';
import { canvasOf } from './canvas/canvases.ts';
import { documentOf, keepUpdate } from './canvas/updates.ts';
import { keepVersion, notesOfVersion, removeVersion, versionsOf } from './canvas/versions.ts';
import { writeNotes } from './canvas/writing.ts';
import { eraseFromWorkshops, exportWorkshops, mergeWorkshops } from './persons.ts';
import { addTeam, applyTeams, moveMember, nameTeam, proposalMark, proposeTeams, teamsOf, undoTeams } from './teams.ts';
import { by, join, madeWorkshop, viewerOf } from './workshops.fixture.ts';
import { endWorkshop, introduce, participantsOf, workshopById } from './workshops.ts';

beforeAll(async () => {
	await testDatabase();
});

const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const membersOf = async (workshop: string) => (await teamsOf(workshop)).map(({ members }) => members);

test('teams are proposed without a change, formed, adjusted by hand, and brought back step by step', async () => {
	const { workshop, people } = await madeWorkshop(7);
	const proposed = await proposeTeams(workshop);
	expect(proposed.map(({ length }) => length).sort()).toEqual([3, 4]);
	expect(await teamsOf(workshop.id)).toEqual([]);
	await transaction((tx) => applyTeams(tx, workshop, by));
	const formed = await membersOf(workshop.id);
	expect(formed.map((team) => team.toSorted())).toEqual(proposed.map((team) => team.map(({ id }) => id).sort()));
	const [first] = people as [string];
	const from = formed.findIndex((team) => team.includes(first)) + 1;
	await transaction((tx) => moveMember(tx, workshop, first, from === 1 ? 2 : 1, by));
	expect((await membersOf(workshop.id))[from - 1]).not.toContain(first);
	expect(await code(transaction((tx) => moveMember(tx, workshop, first, 9, by)))).toBe('kernel_missing');
	await transaction((tx) => undoTeams(tx, workshop, by));
	expect(await membersOf(workshop.id)).toEqual(formed);
	await transaction((tx) => undoTeams(tx, workshop, by));
	expect(await teamsOf(workshop.id)).toEqual([]);
	expect(await code(transaction((tx) => undoTeams(tx, workshop, by)))).toBe('kernel_nothing_to_undo');
	const { rows } = await sql<{ verb: string }>`select a.verb from kernel.activity a where a.verb like 'learning.%'
		and ${workshop.id} in (a.object, a.context) order by a.id`.execute(db);
	expect(rows.map(({ verb }) => verb)).toEqual(
		['workshop_prepared', 'teams_formed', 'team_changed', 'teams_undone', 'teams_undone'].map(
			(act) => `learning.${act}`
		)
	);
});

test('of two who move somebody at once each is brought back by itself', async () => {
	const { workshop, people } = await madeWorkshop(7);
	await transaction((tx) => applyTeams(tx, workshop, by));
	const [first, second] = people as [string, string];
	const teamOf = async (person: string) =>
		(await teamsOf(workshop.id)).find(({ members }) => members.includes(person))?.number;
	const before = await Promise.all([first, second].map(teamOf));
	const out = (person: string) => (tx: Tx) => moveMember(tx, workshop, person, null, by);
	await overlapping(out(first), out(second));
	await transaction((tx) => undoTeams(tx, workshop, by));
	expect(await Promise.all([first, second].map(teamOf))).toEqual([undefined, before[1]]);
	await transaction((tx) => undoTeams(tx, workshop, by));
	expect(await Promise.all([first, second].map(teamOf))).toEqual(before);
});

test('undone, everybody is back at the canvas of hers, by the number of the team and with its name', async () => {
	const { workshop, people } = await madeWorkshop(7);
	const { id } = workshop;
	await transaction((tx) => applyTeams(tx, workshop, by));
	for (let turn = 0; turn < 2; turn++) await transaction((tx) => addTeam(tx, workshop));
	const [first] = people as [string];
	await transaction((tx) => nameTeam(tx, id, 4, 'Les lanternes'));
	await transaction((tx) => moveMember(tx, workshop, first, 4, by));
	const filled = (await teamsOf(id)).filter(({ members }) => members.length);
	expect(filled.map(({ number }) => number)).toEqual([1, 2, 4]);
	// nobody has written on 3 and 4: they go
	await transaction((tx) => applyTeams(tx, workshop, by));
	expect((await teamsOf(id)).map(({ number }) => number)).toEqual([1, 2]);
	await transaction((tx) => undoTeams(tx, workshop, by));
	const back = (await teamsOf(id)).filter(({ members }) => members.length);
	const told = (teams: typeof back) => teams.map(({ number, name, members }) => ({ number, name, members }));
	expect(told(back)).toEqual(told(filled));
	expect(back.slice(0, 2).map(({ canvas }) => canvas)).toEqual(filled.slice(0, 2).map(({ canvas }) => canvas));
});

test('whoever was forgotten meanwhile is not brought back, and whoever turned out to be another comes back as that one', async () => {
	const { workshop, people, seance, pool } = await madeWorkshop(6);
	await transaction((tx) => applyTeams(tx, workshop, by));
	const [forgotten, twin, moved] = people as [string, string, string];
	const to = (await teamsOf(workshop.id)).find(({ members }) => !members.includes(moved))?.number ?? 0;
	await transaction((tx) => moveMember(tx, workshop, moved, to, by));
	const survivor = await join(seance, pool, 9);
	await transaction(async (tx) => {
		await eraseFromWorkshops(tx, forgotten);
		await sql`update identity.person set erased_at = now() where id = ${forgotten}`.execute(tx);
		await mergeWorkshops(tx, ref('person', twin), ref('person', survivor));
		await sql`update identity.person set erased_at = now(), merged_into = ${survivor} where id = ${twin}`.execute(tx);
	});
	await transaction((tx) => undoTeams(tx, workshop, by));
	const members = (await membersOf(workshop.id)).flat();
	expect(members.toSorted()).toEqual([survivor, ...people.slice(2)].sort());
});

test('what is formed is the proposal that was looked at, or nothing', async () => {
	const { workshop, seance, pool } = await madeWorkshop(5);
	const looked = proposalMark(await proposeTeams(workshop));
	await join(seance, pool, 9);
	expect(await code(transaction((tx) => applyTeams(tx, workshop, by, looked)))).toBe('workshops_proposal_changed');
	expect(await teamsOf(workshop.id)).toEqual([]);
	const again = proposalMark(await proposeTeams(workshop));
	for (let press = 0; press < 2; press++) await transaction((tx) => applyTeams(tx, workshop, by, again));
	expect((await membersOf(workshop.id)).flat()).toHaveLength(6);
});

test('two accounts of one person leave their notes her name, and she goes on as one', async () => {
	const { canvas, member, stranger } = await withCanvas();
	await transaction(async (tx) => {
		const authors = [await authorOf(canvas, member, tx), await authorOf(canvas, stranger, tx)];
		await mergeWorkshops(tx, ref('person', member), ref('person', stranger));
		expect(Object.keys(await authorNames(canvas, tx)).sort()).toEqual(authors.toSorted());
		expect(await authorOf(canvas, stranger, tx)).toBe(authors[1]);
	});
	expect((await exportWorkshops(stranger)).notes).toHaveLength(1);
});

test('one person who voted with two accounts has one dot on a note, also on a canvas that is closed, and takes it back as one', async () => {
	const { canvas, member, stranger } = await withCanvas();
	const [one, other] = await transaction(async (tx) => [
		await authorOf(canvas, member, tx),
		await authorOf(canvas, stranger, tx)
	]);
	const { kind, doc } = await documentOf(canvas);
	const [note] = readNotes(doc, kind);
	addNote(doc, kind, { id: 'second', block: 'value', text: 'Deux', colour: 'gold', author: null });
	for (const [id, author] of [
		[note?.id, one],
		[note?.id, other],
		['second', one]
	])
		voteFor(doc, id ?? '', author ?? '');
	await keepUpdate(canvas, Y.encodeStateAsUpdate(doc));
	await sql`update learning.canvas set closed_at = now() where id = ${canvas}`.execute(db);
	await transaction((tx) => mergeWorkshops(tx, ref('person', member), ref('person', stranger)));
	const after = await documentOf(canvas);
	expect(readNotes(after.doc, kind).map(({ votes }) => votes)).toEqual([[other], [other]]);
	voteFor(after.doc, 'second', other ?? '');
	expect(readNotes(after.doc, kind).find(({ id }) => id === 'second')?.votes).toEqual([]);
	await transaction((tx) => mergeWorkshops(tx, ref('person', member), ref('person', stranger)));
	expect((await documentOf(canvas)).news.version).toBe(after.news.version);
});

test('whoever said nothing is put in a team too, and what she says must be of the list', async () => {
	const { workshop, seance, pool } = await madeWorkshop(2);
	const silent = await join(seance, pool, 9);
	expect((await participantsOf(workshop)).find(({ id }) => id === silent)).toMatchObject({
		discipline: '',
		campus: ''
	});
	expect((await proposeTeams(workshop)).flat().map(({ id }) => id)).toContain(silent);
	const said = { discipline: 'alchimie', campus: 'mons' };
	expect(await code(transaction((tx) => introduce(tx, workshop, silent, said)))).toBe('workshops_option_unknown');
});

async function withCanvas() {
	const made = await madeWorkshop(6);
	await transaction((tx) => applyTeams(tx, made.workshop, by));
	const [one, other] = await teamsOf(made.workshop.id);
	const canvas = one?.canvas ?? '';
	const [member = ''] = one?.members ?? [];
	const note = { block: 'value', text: 'Un sentier éclairé', colour: 'green', author: member, votes: [] } as const;
	await transaction((tx) => writeNotes(tx, canvas, 'lean', [note]));
	return { ...made, canvas, member, stranger: other?.members[0] ?? '' };
}

test('a canvas is open to its team and by its link, and is not there for anybody else', async () => {
	const { canvas, member, stranger, workshop } = await withCanvas();
	expect(await admitTo(canvas, viewerOf(member), null)).toMatchObject({ may: 'write', names: true });
	for (const nobody of [viewerOf(stranger), null])
		expect(await code(admitTo(canvas, nobody, 'wrong'))).toBe('kernel_missing');
	const first = await transaction((tx) => shareCanvas(tx, canvas));
	const second = await transaction((tx) => shareCanvas(tx, canvas));
	expect(await code(admitTo(canvas, null, first))).toBe('kernel_missing');
	expect(await admitTo(canvas, null, second)).toMatchObject({ may: 'read', names: false, author: null });
	await transaction((tx) => unshareCanvas(tx, canvas));
	expect(await code(admitTo(canvas, null, second))).toBe('kernel_missing');
	await transaction((tx) => endWorkshop(tx, workshop, true, by));
	expect(await admitTo(canvas, viewerOf(member), null)).toMatchObject({ may: 'read' });
	await transaction(async (tx) => endWorkshop(tx, await workshopById(workshop.id, tx), false, by));
	expect(await admitTo(canvas, viewerOf(member), null)).toMatchObject({ may: 'write' });
});

test('a version is read as it was, by its own canvas alone', async () => {
	const { canvas } = await withCanvas();
	const { canvas: elsewhere } = await withCanvas();
	const id = await transaction((tx) => keepVersion(tx, canvas, 'Avant', null));
	expect((await versionsOf(canvas)).map(({ name }) => name)).toEqual(['Avant']);
	expect((await notesOfVersion(canvas, 'lean', id)).notes).toEqual((await canvasOf(canvas)).notes);
	expect(await code(notesOfVersion(elsewhere, 'lean', id))).toBe('kernel_missing');
	await transaction((tx) => removeVersion(tx, elsewhere, id));
	expect(await versionsOf(canvas)).toHaveLength(1);
	await transaction((tx) => removeVersion(tx, canvas, id));
	expect(await versionsOf(canvas)).toEqual([]);
});

test('whoever is forgotten leaves her notes without a name', async () => {
	const { canvas, member } = await withCanvas();
	expect(Object.values(await authorNames(canvas))).toHaveLength(1);
	expect(await learning.export?.(member)).toMatchObject({ notes: [{ canvas, text: 'Un sentier éclairé' }] });
	await transaction(async (tx) => learning.erase?.(tx, member));
	expect(await authorNames(canvas)).toEqual({});
	expect((await canvasOf(canvas)).notes).toHaveLength(1);
	expect(await learning.export?.(member)).toMatchObject({ workshops: [], teams: [], notes: [] });
});
