import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { codeIn } from '../../kits/code.ts';
import type { On } from '../tables.ts';

/** A unit as whoever scans it sees it. */
export type ScannedUnit = Readonly<{
	id: string;
	code: string;
	number: number;
	label: string | null;
	/** The id of the space, and of its place. */
	space: string;
	place: string;
	name: Words;
	/** While it is out: for what, to whom, and until when. */
	out: Readonly<{ id: string; subject: Ref; borrower: string; dueAt: Date; outAt: Date; note: string | null }> | null;
}>;

/** What somebody is to have of a space by now: a loan, or a reservation that stands. */
export type Promised = Readonly<{
	kind: 'loan' | 'reservation';
	id: string;
	borrower: string;
	startsAt: Date;
	endsAt: Date;
}>;

/** To whom something goes, in words, by the columns that name it. */
export const borrower = (kind: string, subject: string) =>
	sql`coalesce((select l.borrower from spaces.loan l where ${sql.ref(kind)} = 'loan' and l.id = ${sql.ref(subject)}),
		(select b.contact_name from spaces.reservation r join participation.booking b on b.id = r.booking where r.id = ${sql.ref(subject)}), '—')`;

/** The unit with a code, as it is printed or as a phone reads it, with its address or without. @throws 404 */
export async function unitByCode(scanned: string, on: On = db): Promise<ScannedUnit> {
	const code = codeIn(scanned);
	const { rows } = await sql<Row>`
		select u.id, u.code, u.number, u.label, s.id as space, s.place, s.name, h.id as handover, h.subject_kind, h.subject, h.due_at, h.out_at, h.out_note,
			${borrower('h.subject_kind', 'h.subject')} as borrower
		from spaces.unit u join spaces.space s on s.id = u.space left join spaces.handover h on h.unit = u.id and h.back_at is null
		where u.code = ${code} and u.retired_at is null and s.deleted_at is null`.execute(on);
	if (!rows[0]) throw missing();
	const { handover, subjectKind, subject, dueAt, outAt, outNote, borrower: whose, ...unit } = rows[0];
	const out = handover
		? { id: handover, subject: ref(subjectKind, subject), borrower: whose, dueAt, outAt, note: outNote }
		: null;
	return { ...unit, out };
}

type Row = Omit<ScannedUnit, 'out'> & {
	handover: string | null;
	subjectKind: string;
	subject: string;
	dueAt: Date;
	outAt: Date;
	outNote: string | null;
	borrower: string;
};

const DAY = 86_400_000;

/** To whom a space may be handed out now: whose time is, or begins within a day, and who has not all that is hers yet. */
export async function promised(space: string, on: On = db, now = new Date()): Promise<Promised[]> {
	const { rows } = await sql<Promised>`
		select a.subject_kind as kind, a.subject as id, ${borrower('a.subject_kind', 'a.subject')} as borrower, lower(a.during) as starts_at, upper(a.during) as ends_at
		from spaces.allocation a
		where a.space = ${space} and a.state = 'taken' and a.subject_kind in ('loan', 'reservation')
			and lower(a.during) < ${new Date(now.getTime() + DAY)} and upper(a.during) > ${now}
			and (select count(*) from spaces.handover h where h.subject_kind = a.subject_kind and h.subject = a.subject) < a.quantity
		order by lower(a.during), a.id`.execute(on);
	return rows;
}

/** A unit that is out. */
export type Out = Readonly<{
	id: string;
	code: string;
	number: number;
	name: Words;
	borrower: string;
	outAt: Date;
	dueAt: Date;
	chases: number;
}>;

/** The units that are out, those due first above; of the places that some organisations keep, if they are said. */
export async function outNow(keepers: readonly string[] | null = null, on: On = db): Promise<Out[]> {
	const { rows } = await sql<Out>`
		select h.id, u.code, u.number, s.name, ${borrower('h.subject_kind', 'h.subject')} as borrower, h.out_at, h.due_at, h.chases
		from spaces.handover h join spaces.unit u on u.id = h.unit join spaces.space s on s.id = u.space join network.place_card p on p.id = s.place
		where h.back_at is null and (${keepers ? [...keepers] : null}::uuid[] is null or p.organization = any(${keepers ? [...keepers] : null}::uuid[]))
		order by h.due_at, h.id`.execute(on);
	return rows;
}

/** How a unit went and came back, the latest first. */
export type Passage = Readonly<{
	id: string;
	borrower: string;
	outAt: Date;
	outNote: string | null;
	outPhoto: boolean;
	backAt: Date | null;
	backNote: string | null;
	backPhoto: boolean;
}>;

const MOST = 20;

export async function passagesOf(unit: string, on: On = db): Promise<Passage[]> {
	const { rows } = await sql<Passage>`
		select h.id, ${borrower('h.subject_kind', 'h.subject')} as borrower, h.out_at, h.out_note, h.out_photo is not null as out_photo,
			h.back_at, h.back_note, h.back_photo is not null as back_photo
		from spaces.handover h where h.unit = ${unit} order by h.out_at desc limit ${MOST}`.execute(on);
	return rows;
}

/** A unit of a kit, as its label says. */
type Label = Readonly<{ code: string; number: number; units: number; space: string; name: Words }>;

/** The codes of all units of the kits, for their labels. */
export async function labels(on: On = db): Promise<Label[]> {
	const { rows } = await sql<Label>`
		select u.code, u.number, s.id as space, s.name, count(*) over (partition by s.id)::int as units
		from spaces.unit u join spaces.space s on s.id = u.space
		where s.kind = 'kit' and s.deleted_at is null and u.retired_at is null order by s.slug, u.number limit 400`.execute(
		on
	);
	return rows;
}
