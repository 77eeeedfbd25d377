import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { cellOf, type Deed, keep } from '../../completion/deeds.ts';
import type { Participant } from './participants.ts';

export type Planned = Extract<Deed, { is: 'planned' }>;
export type Hers = Exclude<Deed, Planned>;
/** Under whom a deed is kept: a participant, or the seat itself as long as it is nobody's. */
export type Owner = Participant | Readonly<{ kind: 'seat'; id: string }>;
export type Line = Readonly<{ who: Owner; deed: Hers }>;
/** A deed that is another than before. */
export type ChangedDeed = Readonly<{ participant: string; kind: string; thing: string }>;

/** Writes down what the timetable says. @returns the séances that are planned otherwise than before. */
export async function writePlans(tx: Tx, plans: readonly Planned[]): Promise<string[]> {
	const last = new Map<string, Deed>();
	for (const plan of plans) keep(last, plan);
	const kept = [...last.values()] as Planned[];
	if (!kept.length) return [];
	const { rows } = await sql<{ occurrence: string }>`
		insert into learning.timetable as t (occurrence, offering, holds, position)
		select * from unnest(${kept.map(({ occurrence }) => occurrence)}::uuid[], ${kept.map(({ offering }) => offering)}::uuid[],
			${kept.map(({ holds }) => holds)}::boolean[], ${kept.map(({ position }) => position)}::bigint[])
		on conflict (occurrence) do update set offering = excluded.offering, holds = excluded.holds, position = excluded.position
		where excluded.position > t.position returning occurrence`.execute(tx);
	return rows.map(({ occurrence }) => occurrence);
}

/** Writes deeds, of which the last of each cell stays. @returns what is another than before. */
export async function writeDeeds(tx: Tx, lines: readonly Line[]): Promise<ChangedDeed[]> {
	if (!lines.length) return [];
	const rows = lastOf(lines).map(({ who, deed }) => ({ who, ...asRow(deed) }));
	const column = <K extends keyof DeedRow>(key: K) => rows.map((row) => row[key]);
	const changed = await sql<ChangedDeed>`
		insert into learning.deed as d (participant, participant_kind, cell, kind, thing, word, points, holds, position)
		select * from unnest(${rows.map(({ who }) => who.id)}::uuid[], ${rows.map(({ who }) => who.kind)}::text[], ${column('cell')}::text[],
			${column('kind')}::text[], ${column('thing')}::uuid[], ${column('word')}::text[], ${column('points')}::float8[],
			${column('holds')}::boolean[], ${column('position')}::bigint[])
		on conflict (participant, cell) do update set thing = excluded.thing, word = excluded.word, points = excluded.points, holds = excluded.holds,
			position = excluded.position
		where excluded.position > d.position returning participant, kind, thing`.execute(tx);
	return changed.rows;
}

function lastOf(lines: readonly Line[]): Line[] {
	const cells = new Map<string, Map<string, Deed>>();
	const owners = new Map<string, Owner>();
	for (const { who, deed } of lines) {
		owners.set(who.id, who);
		const hers = cells.get(who.id) ?? new Map<string, Deed>();
		cells.set(who.id, hers);
		keep(hers, deed);
	}
	return [...owners.values()].flatMap((who) =>
		[...(cells.get(who.id)?.values() ?? [])].map((deed) => ({ who, deed: deed as Hers }))
	);
}

export type DeedRow = Readonly<{
	cell: string;
	kind: Hers['is'];
	thing: string;
	word: string | null;
	points: number | null;
	holds: boolean;
	position: number;
}>;

function asRow(deed: Hers): DeedRow {
	const common = { cell: cellOf(deed), kind: deed.is, position: deed.position, word: null, points: null };
	if ('occurrence' in deed) return { ...common, thing: deed.occurrence, word: deed.seat, holds: deed.holds };
	if (deed.is === 'assessment')
		return { ...common, thing: deed.goal, word: deed.key, points: deed.points, holds: deed.points !== null };
	if (deed.is === 'evidence') return { ...common, thing: deed.goal, word: deed.kind, holds: deed.holds };
	return { ...common, thing: deed.goal, holds: deed.holds };
}

export function asDeed({ cell, kind, thing, word, points, holds, position }: DeedRow): Hers {
	if (kind === 'presence' || kind === 'excuse')
		return { is: kind, position, seat: word ?? '', occurrence: thing, holds };
	if (kind === 'assessment') return { is: kind, position, goal: thing, key: word ?? '', points: holds ? points : null };
	if (kind === 'evidence')
		return { is: kind, position, id: cell.slice('evidence '.length), goal: thing, kind: word ?? '', holds };
	return { is: kind, position, goal: thing, holds };
}
