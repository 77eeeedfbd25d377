import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { db } from '#kernel/server/db.ts';
import type { NumberAudience, NumberKind } from '../../kinds.ts';
import { asFile, type File, filesFor } from '../files.ts';
import type { On } from '../tables.ts';

type Latest = Readonly<{ id: string; kind: NumberKind; asOf: string; value: number; seen: NumberAudience }>;

/** A file in which an adviser of its keeper works, with all that a line of her table says of it. */
export type KeptFile = File &
	Readonly<{
		holders: readonly Readonly<{ name: string; email: string | null }>[];
		due: string | null;
		numbers: readonly Latest[];
	}>;

const holders = sql<KeptFile['holders']>`coalesce((
	select json_agg(json_build_object('name', case when h.accepted_at is null then h.asked_as else p.name end, 'email', p.email) order by h.since, h.id)
	from venture.holder h join identity.person p on p.id = h.person where h.file = f.id and h.ended_at is null), '[]')`;

const due = sql<
	string | null
>`(select g.due::text from venture.goal g where g.file = f.id and g.met_at is null and g.due is not null order by g.due, g.rank limit 1)`;

const numbers = sql<KeptFile['numbers']>`coalesce((
	select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'asOf', n.as_of, 'value', n.value, 'seen', n.seen)) from (
		select distinct on (kind) id, kind, as_of, value, seen from venture.number where file = f.id and struck_at is null order by kind, as_of desc) n), '[]')`;

/** The files in which she works as an adviser of their keeper, by their ids; those alone, where `ids` are given. */
export async function keptFiles(viewer: Viewer, on: On = db, ids?: readonly string[]): Promise<Map<string, KeptFile>> {
	const rows = await filesFor(viewer, on)
		.$if(ids !== undefined, (query) => query.where('f.id', '=', sql<string>`any(${[...(ids ?? [])]}::uuid[])`))
		.select([holders.as('holdersNow'), due.as('dueNow'), numbers.as('numbersNow')])
		.execute();
	const kept = new Map<string, KeptFile>();
	for (const { holdersNow, dueNow, numbersNow, ...row } of rows) {
		const file = asFile(row);
		if (file.standing.as === 'adviser')
			kept.set(file.id, { ...file, holders: holdersNow, due: dueNow, numbers: numbersNow });
	}
	return kept;
}
