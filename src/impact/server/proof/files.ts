import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { pathOf } from '#kernel/server/storage.ts';
import type { Amber } from '../../figures/amber.ts';

/** What is read through of each look, beside what looks otherwise: all files come round in time. */
const ROUND_BYTES = 32 * 1024 * 1024;
const AT_ONCE = 50;

type File = Readonly<{
	hash: string;
	/** As the store has it; null once that has forgotten it. */
	bytes: number | null;
	stamp: string | null;
	amber: Amber | null;
}>;

/** Looks at the files that pieces are: each is there and as long as it was, and is read through where its size or a time of it is another one; the others in turn. @returns how many turned amber, and how many are read again */
export async function lookAtFiles(): Promise<Readonly<{ files: number; amber: number; read: number }>> {
	const files = await filesOfPieces();
	const read = { count: 0, bytes: 0 };
	let amber = 0;
	for (let from = 0; from < files.length; from += AT_ONCE) {
		const some = files.slice(from, from + AT_ONCE);
		const stamps = await Promise.all(some.map(stampOf));
		for (const [at, file] of some.entries()) {
			const stamp = stamps[at] ?? null;
			const due = stamp !== file.stamp || (read.bytes < ROUND_BYTES && file.amber === null);
			if (stamp && !due) continue;
			const found = await judged(file, stamp);
			read.count += stamp ? 1 : 0;
			// what has changed is read however much it is, and takes nothing from the round
			if (stamp === file.stamp) read.bytes += Number(file.bytes ?? 0);
			if (found && found !== file.amber) amber++;
			await keep(file, stamp, found);
		}
	}
	return { files: files.length, amber, read: read.count };
}

/** The files of the pieces that were seen, those that were not read for longest first. What the store has forgotten by an act is no file any more. */
async function filesOfPieces(): Promise<File[]> {
	const { rows } = await sql<File>`
		select p.hash, f.bytes, s.stamp, s.amber
		from (select distinct split_part(hash, ' ', 1) as hash from impact.seen_piece where kind in ('declaration', 'attendance_sheet', 'attestation')) p
			join kernel.file f on f.hash = p.hash left join impact.seen_file s on s.hash = p.hash
		order by s.read_at nulls first, p.hash`.execute(db);
	return rows;
}

/** Its size and times: the time of its last change of any kind cannot be set by whoever replaces it. Null when it is not there. */
async function stampOf({ hash }: File): Promise<string | null> {
	const its = await stat(pathOf(hash)).catch(() => null);
	return its && `${its.size} ${its.mtimeMs} ${its.ctimeMs}`;
}

async function judged({ hash, bytes }: File, stamp: string | null): Promise<Amber | null> {
	if (!stamp) return 'file_gone';
	if (!stamp.startsWith(`${bytes} `)) return 'file_altered';
	return (await hashOnDisk(hash)) === hash ? null : 'file_altered';
}

/** Read in pieces, so that a long film of a proof holds nobody. */
async function hashOnDisk(hash: string): Promise<string> {
	const sum = createHash('sha256');
	for await (const piece of createReadStream(pathOf(hash), { highWaterMark: 256 * 1024 })) sum.update(piece as Buffer);
	return sum.digest('hex');
}

const keep = ({ hash }: File, stamp: string | null, amber: Amber | null) =>
	sql`insert into impact.seen_file as s (hash, stamp, read_at, amber, amber_since)
		values (${hash}, ${stamp}, now(), ${amber}, ${amber ? sql`now()` : null})
		on conflict (hash) do update set stamp = excluded.stamp, read_at = excluded.read_at, amber = excluded.amber,
			amber_since = case when s.amber = excluded.amber then s.amber_since else excluded.amber_since end`.execute(db);
