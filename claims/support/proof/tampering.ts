import { rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

type Piece = Readonly<{ kind: string; id: string; hash: string }>;
/** What somebody does past the program, and the pieces that are no longer what they were. */
export type Tampering = Readonly<{ what: string; hit: (piece: Piece) => boolean }>;

type Way = Readonly<{ what: string; kind: string; act: (id: string) => RawBuilder<unknown> }>;

/** By SQL, where no act of the program is. */
const ways: readonly Way[] = [
	{
		what: 'a presence is deleted',
		kind: 'presence',
		act: (id) => sql`delete from participation.seat where id = ${id}`
	},
	{
		what: 'a presence becomes none',
		kind: 'presence',
		act: (id) => sql`update participation.seat set state = 'no_show' where id = ${id}`
	},
	{
		what: 'a session gets another day',
		kind: 'contact',
		act: (id) => sql`update venture.contact set at = at + interval '1 day' where id = ${id}`
	},
	{
		what: 'a sheet is not signed any more',
		kind: 'sheet',
		act: (id) => sql`update venture.sheet set signed_at = null where id = ${id}`
	},
	{
		what: 'a sheet gets another hash',
		kind: 'sheet',
		act: (id) => sql`update venture.sheet set hash = ${'b'.repeat(64)} where id = ${id}`
	},
	{
		what: 'a line of a sheet becomes longer',
		kind: 'sheet',
		act: (id) =>
			sql`update venture.contact set kind = case kind when 'video' then 'session' else 'video' end where id = (select min(contact::text)::uuid from venture.contact_file where sheet = ${id})`
	},
	{
		what: 'the words of an agreement are others',
		kind: 'agreement',
		act: (id) => sql`update partnering.agreement set words = words || '!' where id = ${id}`
	},
	{
		what: 'an agreement is deleted',
		kind: 'agreement',
		act: (id) => sql`delete from partnering.agreement where id = ${id}`
	},
	{
		what: 'an amount is another',
		kind: 'declaration',
		act: (id) => sql`update impact.declaration set value = value + 1, as_of = as_of + 1 where id = ${id}`
	},
	{
		what: 'a declaration is deleted',
		kind: 'declaration',
		act: (id) => sql`delete from impact.declaration where id = ${id}`
	},
	{
		what: 'an answer is another',
		kind: 'follow_up',
		act: (id) => sql`update venture.follow_up set active = not active where id = ${id}`
	},
	{
		what: 'an employer is another',
		kind: 'enrolment',
		act: (id) => sql`update learning.enrolment set employer_number = '0987654321' where id = ${id}`
	},
	{
		what: 'an attestation is deleted',
		kind: 'attestation',
		act: (id) => sql`delete from learning.attestation where id = ${id}`
	},
	{
		what: 'a work is hidden',
		kind: 'work',
		act: (id) => sql`update network.work set published_at = null where id = ${id}`
	},
	{
		what: 'a stay becomes longer',
		kind: 'stay',
		act: (id) =>
			sql`update spaces.allocation set during = tstzrange(lower(during), upper(during) + interval '7 minutes') where subject = ${id}`
	},
	{
		what: 'votes are deleted',
		kind: 'show',
		act: (id) =>
			sql`delete from stage.ballot where ctid in (select b.ctid from stage.ballot b join stage.room r on r.id = b.room where r.show = ${id} limit 25)`
	},
	{
		what: 'a project has another stage',
		kind: 'file',
		act: (id) => sql`update venture.file set stage = 'growth' where id = ${id}`
	},
	{
		what: 'a séance loses its sheet',
		kind: 'attendance_sheet',
		act: (id) => sql`update agenda.attendance_sheet set removed_at = now() where id = ${id}`
	}
];

/** Whatever else is hit by a change of one piece: a session whose kind is another stands in its sheet. */
const together = async (way: Way, id: string): Promise<string[]> => {
	if (!way.what.startsWith('a line of a sheet')) return [];
	const { rows } = await sql<{
		id: string;
	}>`select min(contact::text) as id from venture.contact_file where sheet = ${id}`.execute(db);
	return rows.map((row) => `contact ${row.id}`);
};

const filed = ['declaration', 'attestation', 'attendance_sheet'];

/** Alters, deletes and replaces pieces of those that stand: each way once, each on a piece of its own. */
export async function tamper(pieces: readonly Piece[], files: string, chance: () => number): Promise<Tampering[]> {
	const used = new Set<string>();
	const draw = (kinds: readonly string[]): Piece | undefined => {
		const free = pieces.filter(({ kind, id }) => kinds.includes(kind) && !used.has(`${kind} ${id}`));
		const its = free[Math.floor(chance() * free.length)];
		if (its) used.add(`${its.kind} ${its.id}`);
		return its;
	};
	const done: Tampering[] = [];
	for (const way of ways) {
		const its = draw([way.kind]);
		if (!its) throw new Error(`there is no ${way.kind} to try on`);
		const also = await together(way, its.id);
		for (const one of also) used.add(one);
		await way.act(its.id).execute(db);
		done.push({ what: way.what, hit: ({ kind, id }) => [`${its.kind} ${its.id}`, ...also].includes(`${kind} ${id}`) });
	}
	for (const [what, act] of Object.entries(onDisk)) {
		const its = draw(filed);
		if (!its) throw new Error('there is no file to try on');
		act(join(files, its.hash.slice(0, 2), its.hash));
		done.push({ what, hit: ({ hash }) => hash === its.hash });
	}
	return done;
}

const onDisk: Readonly<Record<string, (path: string) => void>> = {
	'a file is cut': (path) => truncateSync(path, 10),
	'a file is replaced by one of its length and times': (path) => {
		const { size, atime, mtime } = statSync(path);
		writeFileSync(path, 'x'.repeat(size));
		utimesSync(path, atime, mtime);
	},
	'a file is removed': (path) => rmSync(path)
};
