import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { CloseReason, FileKind, Stage } from '../kinds.ts';
import { MENTOR_DAYS, type Part, reads, type Standing, writes } from '../standing.ts';
import { type On, within } from './tables.ts';

/** Whoever reads: what matters is who she is, and whose adviser. */
export type Reader = Pick<Viewer, 'id' | 'roles'>;

/** A file as its readers know it. */
export type File = Readonly<{
	id: string;
	standing: Standing;
	keeper: Readonly<{ id: string; name: string }>;
	company: Readonly<{ id: string; slug: string; name: string }> | null;
	kind: FileKind;
	name: string;
	sentence: string | null;
	stage: Stage;
	sector: string | null;
	nace: string | null;
	locality: string | null;
	needs: string | null;
	promises: string | null;
	operation: string | null;
	adviser: Readonly<{ id: string; name: string }> | null;
	openedAt: Date;
	/** When its holders were last spoken to or written to. */
	heardAt: Date | null;
	closedAt: Date | null;
	closeReason: CloseReason | null;
	/** What its address ends with, for those who may write to it. */
	mailbox: string | null;
	fictional: boolean;
	updatedAt: Date;
}>;

/** One file, for somebody who may read it. @throws 404 for everybody else. */
export async function fileFor(reader: Reader, id: string, on: On = db): Promise<File> {
	const row = isId(id) ? await filesFor(reader, on).where('f.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw missing();
	return asFile(row);
}

/** What a mentor reads of a file. */
export type CardOfFile = Readonly<Pick<File, 'id' | 'standing' | 'name' | 'sentence' | 'stage' | 'needs'>>;

/** The card of a file, for who may read the file, and for a mentor while hours with her stand and some time after: she reads no more of it. @throws 404 for everybody else. */
export async function cardFor(reader: Reader, id: string, on: On = db): Promise<CardOfFile> {
	const own = isId(id) ? await filesFor(reader, on).where('f.id', '=', id).executeTakeFirst() : undefined;
	if (own) {
		const { standing, name, sentence, stage, needs } = asFile(own);
		return { id, standing, name, sentence, stage, needs };
	}
	const row = isId(id)
		? await within(on)
				.selectFrom('venture.file as f')
				.select(['f.id', 'f.name', 'f.sentence', 'f.stage', 'f.needs'])
				.where('f.id', '=', id)
				.where(isMentored(reader.id))
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return { ...row, standing: { as: 'mentor' } };
}

const isMentored = (reader: string) =>
	sql<boolean>`exists (select from venture.mentoring g join venture.mentor t on t.id = g.mentor where g.file = f.id and t.person = ${reader} and t.stopped_at is null
		and g.state in ('asked', 'confirmed') and upper(g.during) > now() - make_interval(days => ${MENTOR_DAYS}))`;

/** The same, for a part of it. @throws 404 for who has no such part. */
export async function filePartFor(reader: Reader, id: string, part: Part, on: On = db): Promise<File> {
	const file = await fileFor(reader, id, on);
	if (!reads(file.standing, part)) throw missing();
	return file;
}

/** The same, for who may change it, locked until the transaction ends. @throws 404 for everybody else. */
export async function ownFile(reader: Reader, id: string, tx: On): Promise<File> {
	if (!isId(id)) throw missing();
	await within(tx).selectFrom('venture.file').select('id').where('id', '=', id).forUpdate().execute();
	const file = await fileFor(reader, id, tx);
	if (!writes(file.standing)) throw missing();
	return file;
}

/** The same, for an adviser of its keeper alone. @throws 404 for everybody else. */
export async function advisedFile(reader: Reader, id: string, tx: On): Promise<File> {
	const file = await ownFile(reader, id, tx);
	if (file.standing.as !== 'adviser') throw missing();
	return file;
}

/** The same, for those whom it is about. @throws 404 for everybody else. */
export async function heldFile(reader: Reader, id: string, tx: On): Promise<File> {
	const file = await ownFile(reader, id, tx);
	if (file.standing.as !== 'holder') throw missing();
	return file;
}

/** Every file that somebody may read, with what she is to it: the one way to files. */
export const filesFor = (reader: Reader, on: On = db) => {
	const { organizations, holds, keeps, reads: readable } = ties(reader);
	const opened = sql<
		Part[] | null
	>`(select array_agg(distinct part) from venture.share s left join unnest(s.parts) part on true
		where s.file = f.id and s.ended_at is null and s.organization = any(${organizations}))`;
	return within(on)
		.selectFrom('venture.file as f')
		.innerJoin('network.organizationCard as k', 'k.id', 'f.keeper')
		.leftJoin('network.organizationCard as c', (join) =>
			join.onRef('c.id', '=', 'f.company').on('c.deletedAt', 'is', null)
		)
		.leftJoin('identity.person as a', 'a.id', 'f.adviser')
		.selectAll('f')
		.select(['k.name as keeperName', 'c.slug as companySlug', 'c.name as companyName', 'a.name as adviserName'])
		.select([holds.as('holds'), keeps.as('keeps'), opened.as('parts')])
		.where(readable);
};

/** The same where nothing but which they are is asked, as a list of thousands does before it shows a page of them. */
export const fileIdsFor = (reader: Reader, on: On = db) =>
	within(on).selectFrom('venture.file as f').select('f.id').where(ties(reader).reads);

/** Whether a part of a file `f` is for somebody, by the same rule as `reads`. */
export const opensTo = (reader: Reader, part: Part) => {
	const { organizations, holds, keeps } = ties(reader);
	return sql<boolean>`(${keeps} or ${holds} or exists (
		select from venture.share s where s.file = f.id and s.ended_at is null and s.organization = any(${organizations}) and ${part} = any(s.parts)))`;
};

/** Whether a file `f` is about somebody, and she said so. */
export const holdsIt = ({ id }: Reader) =>
	sql<boolean>`exists (select from venture.holder h where h.file = f.id and h.person = ${id} and h.accepted_at is not null and h.ended_at is null)`;

function ties(reader: Reader) {
	const organizations = sql`${advisedBy(reader as Viewer)}::uuid[]`;
	const holds = holdsIt(reader);
	const keeps = sql<boolean>`f.keeper = any(${organizations})`;
	const opened = sql`exists (select from venture.share s where s.file = f.id and s.ended_at is null and s.organization = any(${organizations}))`;
	return { organizations, holds, keeps, reads: sql<boolean>`(${keeps} or ${holds} or ${opened})` };
}

type Row = Awaited<ReturnType<ReturnType<typeof filesFor>['execute']>>[number];

/** A row of `filesFor` as a file. */
export function asFile({ holds, keeps, parts, words: _, ...row }: Row): File {
	const { keeper, keeperName, company, companySlug, companyName, adviser, adviserName, mailbox, ...own } = row;
	const standing: Standing = holds
		? { as: 'holder' }
		: keeps
			? { as: 'adviser' }
			: { as: 'partner', parts: (parts ?? []).filter((part) => part !== null) };
	return {
		...own,
		standing,
		mailbox: writes(standing) ? mailbox : null,
		keeper: { id: keeper, name: keeperName },
		company: company && companySlug && companyName ? { id: company, slug: companySlug, name: companyName } : null,
		adviser: adviser ? { id: adviser, name: adviserName ?? '' } : null
	};
}
