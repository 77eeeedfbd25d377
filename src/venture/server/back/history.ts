import { sql } from 'kysely';
import { personsOf } from '#kernel/server/activity/pseudonym.ts';
import { db } from '#kernel/server/db.ts';

/** Who changed a cell last, and when; without a name, where she was erased or nobody did. */
export type Change = Readonly<{ at: Date; name: string | null }>;

/** The last changes of cells of some files, by `file column`. Whoever calls has checked that the reader may see them. */
export async function lastChanges(files: readonly string[]): Promise<Map<string, Change>> {
	const { rows } = await sql<{ file: string; cell: string; at: Date; actor: string | null }>`
		select distinct on (a.object, cell) a.object as file, cell, a.at, case when a.actor_kind = 'person' then a.actor end as actor
		from kernel.activity a, regexp_split_to_table(coalesce(a.detail->>'cells', case a.verb when 'venture.stage_changed' then 'stage' else a.detail->>'kind' end), ' ') cell
		where a.object = any(${[...files]}::uuid[]) and a.verb in ('venture.changed', 'venture.stage_changed', 'venture.number_given', 'venture.number_struck')
		order by a.object, cell, a.recorded_at desc`.execute(db);
	const persons = await personsOf(
		db,
		rows.flatMap(({ actor }) => actor ?? [])
	);
	const names = await sql<{ id: string; name: string }>`
		select id, name from identity.person where id = any(${[...persons.values()]}::uuid[]) and erased_at is null`.execute(
		db
	);
	const named = new Map(names.rows.map(({ id, name }) => [id, name]));
	return new Map(
		rows.map(({ file, cell, at, actor }) => [
			`${file} ${cell}`,
			{ at, name: named.get(persons.get(actor ?? '') ?? '') ?? null }
		])
	);
}
