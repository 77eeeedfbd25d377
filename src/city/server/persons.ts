import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';

const persons = [
	['trail', 'changed_by'],
	['trail', 'asked_by'],
	['layer', 'changed_by'],
	['media', 'added_by'],
	['edition', 'approved_by'],
	['parcel', 'person'],
	['voice', 'decided_by']
] as const;

/** The trails that a person changed last, asked or gave an approval for, the texts that she saved last, and the files that she brought. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		guideTrails: await rows(sql`
			select t.title, t.changed_by = ${person} as changed, t.asked_by = ${person} as asked, t.changed_at from city.trail t
			where ${person} in (t.changed_by, t.asked_by) order by t.written_at`),
		guideEditions: await rows(sql`
			select e.title, e.number, e.word, e.approved_at from city.edition e where e.approved_by = ${person} order by e.approved_at`),
		guideParcels: await rows(sql`
			select t.title, c.way, c.hub, c.at from city.parcel c join city.trail t on t.id = c.trail where c.person = ${person} order by c.at`),
		guideTexts: await rows(sql`
			select l.locale, l.audience, l.title, l.changed_at from city.layer l where l.changed_by = ${person} order by l.changed_at`),
		guideMedia: await rows(sql`
			select m.kind, m.file_name, m.added_at from city.media m where m.added_by = ${person} order by m.added_at`)
	};
}

/** Two persons, or two organisations, that turned out to be one. What was published names its organisation as it was then. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind === 'organization')
		for (const table of ['trail', 'media'])
			await sql`update city.${sql.raw(table)} set organization = ${into.id} where organization = ${from.id}`.execute(
				tx
			);
	if (from.kind !== 'person') return;
	for (const [table, column] of persons)
		await sql`update city.${sql.raw(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
}

/** Her name goes from what she did; what she wrote is the organisation's. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	for (const [table, column] of persons)
		await sql`update city.${sql.raw(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(
			tx
		);
}
