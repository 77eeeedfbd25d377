import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { readNotes } from '../../workshops/canvas/document.ts';
import { uniteVotes } from './canvas/merging.ts';
import { documentOf } from './canvas/updates.ts';
import { within } from './tables.ts';

/** What the workshops keep of a person: what she said of herself, her teams, and the notes she wrote, also on a canvas of her own. */
export async function exportWorkshops(person: string): Promise<Record<string, unknown[]>> {
	const tables = within(db);
	const [workshops, teams, authors] = await Promise.all([
		tables
			.selectFrom('learning.workshopMember')
			.select(['workshop', 'discipline', 'campus', 'saidAt'])
			.where('person', '=', person)
			.execute(),
		tables
			.selectFrom('learning.teamMember as m')
			.innerJoin('learning.team as t', 't.id', 'm.team')
			.select(['m.workshop', 't.number', 't.name'])
			.where('m.person', '=', person)
			.execute(),
		tables.selectFrom('learning.canvasAuthor').select(['id', 'canvas']).where('person', '=', person).execute()
	]);
	const notes = await Promise.all(authors.map(notesOf));
	return { workshops, teams, notes: notes.flat() };
}

async function notesOf({ id, canvas }: Readonly<{ id: string; canvas: string }>) {
	const { kind, doc } = await documentOf(canvas);
	return readNotes(doc, kind)
		.filter(({ author }) => author === id)
		.map(({ text, block }) => ({ canvas, block, text }));
}

/** Takes out what names a person: her notes stay with the team, without her name; a canvas of her own goes. */
export async function eraseFromWorkshops(tx: Tx, person: string): Promise<void> {
	await within(tx)
		.deleteFrom('learning.canvas')
		.where('ownerKind', '=', 'person')
		.where('owner', '=', person)
		.execute();
	await within(tx).deleteFrom('learning.canvasReader').where('person', '=', person).execute();
	await within(tx).deleteFrom('learning.workshopMember').where('person', '=', person).execute();
	await within(tx).deleteFrom('learning.teamMember').where('person', '=', person).execute();
	await within(tx).updateTable('learning.canvasAuthor').set({ person: null }).where('person', '=', person).execute();
}

/** Gives what the workshops keep of a person to another one who is the same. */
export async function mergeWorkshops(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	await sql`insert into learning.workshop_member (workshop, person, discipline, campus, said_at)
		select workshop, ${into.id}::uuid, discipline, campus, said_at from learning.workshop_member where person = ${from.id}
		on conflict do nothing`.execute(tx);
	await sql`insert into learning.team_member (workshop, team, person)
		select workshop, team, ${into.id}::uuid from learning.team_member where person = ${from.id} on conflict do nothing`.execute(
		tx
	);
	await uniteVotes(tx, from.id, into.id);
	await sql`update learning.canvas_author a set person = ${into.id}, merged = a.merged or exists (
		select from learning.canvas_author b where b.canvas = a.canvas and b.person = ${into.id})
		where person = ${from.id}`.execute(tx);
	await within(tx)
		.updateTable('learning.canvas')
		.set({ owner: into.id })
		.where('ownerKind', '=', 'person')
		.where('owner', '=', from.id)
		.execute();
	await sql`insert into learning.canvas_reader (canvas, person)
		select canvas, ${into.id}::uuid from learning.canvas_reader where person = ${from.id} on conflict do nothing`.execute(
		tx
	);
	await eraseFromWorkshops(tx, from.id);
}
