import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Amber } from '../../figures/amber.ts';
import type { PieceKind } from '../../figures/material.ts';
import type { On } from '../tables.ts';

/** A piece that is not what was seen, since when, and what the team has found out about it. */
export type AmberPiece = Readonly<{
	kind: PieceKind;
	id: string;
	what: Amber;
	since: Date;
	firstSeen: Date;
	word: string | null;
	saidAt: Date | null;
}>;

/** All pieces that are in amber, the latest first. */
export async function ambersNow(on: On = db): Promise<AmberPiece[]> {
	const { rows } = await sql<AmberPiece>`
		select distinct on (a.since, a.kind, a.id) a.kind, a.id, a.what, a.since, a.first_seen, w.word, w.said_at from (
			select kind, id, amber as what, amber_since as since, first_seen from impact.seen_piece where amber is not null
			union all select p.kind, p.id, f.amber, f.amber_since, p.first_seen from impact.seen_file f join impact.seen_piece p on split_part(p.hash, ' ', 1) = f.hash
				where f.amber is not null and p.amber is null
		) a left join impact.amber_word w on w.kind = a.kind and w.id = a.id order by a.since desc, a.kind, a.id`.execute(
		on
	);
	return rows;
}

/** When an act has changed which of these pieces since it was seen first, by kind and id. */
export async function correctedOf(ids: readonly string[], on: On = db): Promise<ReadonlyMap<string, Date>> {
	const { rows } = await sql<{ kind: string; id: string; at: Date }>`
		select kind, id, max(corrected_at) as at from impact.seen_piece
		where id = any(${[...ids]}::uuid[]) and corrected_at is not null group by kind, id`.execute(on);
	return new Map(rows.map(({ kind, id, at }) => [`${kind} ${id}`, at]));
}

/** How many pieces are in amber of which nobody has said anything. */
export const amberUnexplained = async (): Promise<number> =>
	(await ambersNow()).filter(({ word }) => word === null).length;

/** Writes what the team has found out about a piece in amber; it makes it no truer. @throws 404 when it is not in amber, impact_why_missing */
export async function explainAmber(
	tx: Tx,
	{ kind, id, word }: Readonly<{ kind: string; id: string; word: string }>,
	viewer: Pick<Viewer, 'id'>,
	by: By
): Promise<void> {
	const its = isId(id) ? (await ambersNow(tx)).find((one) => one.kind === kind && one.id === id) : undefined;
	if (!its) throw missing();
	const said = word.trim().slice(0, 500);
	if (!said) throw refused('impact_why_missing', {}, 422);
	await sql`insert into impact.amber_word (kind, id, word, said_by, said_at) values (${kind}, ${id}, ${said}, ${viewer.id}, ${by.at ?? new Date()})
		on conflict (kind, id) do update set word = excluded.word, said_by = excluded.said_by, said_at = excluded.said_at`.execute(
		tx
	);
	await record(tx, { ...by, verb: 'impact.amber_explained', object: ref('piece', id), detail: { piece: its.kind } });
}
