import { sql } from 'kysely';
import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetUnlessNamed, keepFile, readFileOf } from '#kernel/server/storage.ts';
import { SLUG } from '#kernel/slug.ts';
import type { Words } from '#kernel/words.ts';
import { leavesOf } from '../../completion/requirement.ts';
import { goalById } from './goals.ts';
import { type Participant, refOf } from './participants.ts';
import { type On, within } from './tables.ts';

const LARGEST = 20 * 1024 * 1024;
/** Pieces of evidence of one kind for one goal that somebody can give at most. */
const MOST = 10;
const signatures = [
	['application/pdf', '%PDF-'],
	['image/jpeg', '\xff\xd8\xff'],
	['image/png', '\x89PNG\r\n\x1a\n']
] as const;

/** What somebody shows of what she has done: words, a link, or a file. */
export const NewEvidence = z
	.strictObject({
		kind: z.string().max(60).regex(SLUG, { error: 'completion_evidence_kind' }),
		words: z.string().trim().max(4000, { error: 'completion_evidence_long' }).default(''),
		link: z
			.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)], { error: 'completion_evidence_link' })
			.default(''),
		file: z.custom<{ name: string; content: Buffer }>().nullable().default(null)
	})
	.refine(({ words, link, file }) => words || link || file, { error: 'completion_evidence_empty', path: ['words'] });
export type NewEvidence = z.infer<typeof NewEvidence>;

export type Evidence = Readonly<{
	id: string;
	kind: string;
	words: string | null;
	link: string | null;
	fileName: string | null;
	givenAt: Date;
	/** Null: nobody has decided yet. */
	accepted: boolean | null;
}>;

/**
 * Keeps a piece of evidence for a goal; it counts once it is accepted. @param id made by the form, so that what is sent twice counts once.
 * @throws completion_evidence_many, completion_evidence_large, completion_evidence_file (neither PDF, JPEG nor PNG), or 404 for an unknown goal.
 */
export async function giveEvidence(
	tx: Tx,
	goal: string,
	participant: Participant,
	given: NewEvidence,
	{ id = newId(), ...by }: By & { id?: string }
): Promise<string> {
	if ((await goalById(goal, tx)).withdrawnAt) throw missing();
	const { kind, words, link, file } = given;
	await checkNumber(tx, id, { goal, kind, participant: participant.id });
	const kept = file ? await keepFile(tx, file.content, mediaTypeOf(file.content)) : null;
	const hers = { participant: participant.id, participantKind: participant.kind };
	const written = await within(tx)
		.insertInto('learning.evidence')
		.values({ id, goal, kind, ...hers, words: words || null, link: link || null, file: kept, fileName: nameOf(file) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (written.numInsertedOrUpdatedRows) await tell(tx, id, 'learning.evidence_given', by);
	return id;
}

/** Accepts a piece of evidence, or refuses it, in one's own name; another answer than before is a new fact. @throws 404. */
export async function decideEvidence(tx: Tx, id: string, accepted: boolean, by: By): Promise<void> {
	const { accepted: before } = await held(tx, id);
	if (before === accepted) return;
	const decidedBy = by.actor?.kind === 'person' ? by.actor.id : null;
	const decision = { accepted, decidedBy, decidedAt: new Date() };
	await within(tx).updateTable('learning.evidence').set(decision).where('id', '=', id).execute();
	await tell(tx, id, accepted ? 'learning.evidence_accepted' : 'learning.evidence_refused', by);
}

/**
 * Takes a piece of evidence away, with all that it said: what it proved is proved no more. A second call changes nothing.
 * @returns the file to drop once that is kept, if nothing else names it. Throws 404.
 */
export async function removeEvidence(tx: Tx, id: string, by: By): Promise<string | null> {
	if (!isId(id)) throw missing();
	const { rows } = await sql<{ file: string | null }>`
		with held as (select id, file from learning.evidence where id = ${id} and removed_at is null for update)
		update learning.evidence e set removed_at = clock_timestamp(), words = null, link = null, file = null, file_name = null
		from held where e.id = held.id returning held.file`.execute(tx);
	const [removed] = rows;
	if (!removed) return null;
	await tell(tx, id, 'learning.evidence_removed', by);
	return removed.file && (await forgetUnlessNamed(tx, removed.file)) ? removed.file : null;
}

/**
 * Gives a piece of evidence that another part of the program vouches for, accepted as it is; a second call changes nothing, and one that was taken away
 * counts again. @param id made by who vouches, always the same for the same. @throws 404 for an unknown goal.
 */
export async function vouch(
	tx: Tx,
	{
		id,
		goal,
		kind,
		participant,
		words
	}: Readonly<Record<'id' | 'goal' | 'kind' | 'words', string>> & { participant: Participant },
	by: By
): Promise<void> {
	await goalById(goal, tx);
	const row = { id, goal, kind, participant: participant.id, participantKind: participant.kind };
	const counts = { words, accepted: true, decidedAt: new Date(), removedAt: null };
	const written = await within(tx)
		.insertInto('learning.evidence')
		.values({ ...row, ...counts, link: null, file: null, fileName: null })
		.onConflict((known) => known.column('id').doUpdateSet(counts).where('learning.evidence.removedAt', 'is not', null))
		.executeTakeFirst();
	if (written.numInsertedOrUpdatedRows) await tell(tx, id, 'learning.evidence_accepted', by);
}

/** What somebody has given for some goals, the latest first. */
export const evidenceOf = (
	goals: readonly string[],
	{ id }: Participant,
	on: On = db
): Promise<(Evidence & Readonly<{ goal: string }>)[]> =>
	within(on)
		.selectFrom('learning.evidence')
		.select(['id', 'goal', 'kind', 'words', 'link', 'fileName', 'givenAt', 'accepted'])
		.where((row) => row('goal', '=', row.fn.any(row.val([...goals]))))
		.where('participant', '=', id)
		.where('removedAt', 'is', null)
		.orderBy('givenAt', 'desc')
		.execute();

/** A piece of evidence that waits for an answer; `called`: what its goal calls it, `person`: who gave it, null for a pupil. */
export type WaitingEvidence = Evidence &
	Readonly<{ goal: string; title: Words; called: Words | null; person: string | null }>;

/** What was given and waits for an answer, the oldest first. */
export async function waitingEvidence(on: On = db): Promise<WaitingEvidence[]> {
	const rows = await within(on)
		.selectFrom('learning.evidence as e')
		.innerJoin('learning.goal as g', 'g.id', 'e.goal')
		.innerJoin('learning.goalVersion as v', (join) =>
			join.onRef('v.goal', '=', 'g.id').onRef('v.version', '=', 'g.version')
		)
		.select(['e.id', 'e.kind', 'e.words', 'e.link', 'e.fileName', 'e.givenAt', 'e.accepted', 'e.goal', 'g.title'])
		.select(['e.participant', 'e.participantKind', 'v.tree'])
		.where('e.accepted', 'is', null)
		.where('e.removedAt', 'is', null)
		.orderBy('e.givenAt')
		.limit(200)
		.execute();
	return rows.map(({ participant, participantKind, tree, ...row }) => ({
		...row,
		called:
			leavesOf(tree).flatMap((leaf) => (leaf.is === 'evidence' && leaf.kind === row.kind ? [leaf.title] : []))[0] ??
			null,
		person: participantKind === 'person' ? participant : null
	}));
}

/** The file of a piece of evidence, for whoever decides about it and for whose it is. @throws 404 */
export async function evidenceFile(id: string, on: On = db) {
	if (!isId(id)) throw missing();
	const row = await within(on)
		.selectFrom('learning.evidence')
		.select(['file', 'fileName', 'participant'])
		.where('id', '=', id)
		.where('removedAt', 'is', null)
		.executeTakeFirst();
	if (!row?.file) throw missing();
	return { ...(await readFileOf(row.file, on)), name: row.fileName ?? '', participant: row.participant };
}

/** One at a time for one participant, so that two sent at once are counted both. */
async function checkNumber(
	tx: Tx,
	id: string,
	{ goal, kind, participant }: Readonly<{ goal: string; kind: string; participant: string }>
): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtext('learning.evidence'), hashtext(${participant}))`.execute(tx);
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from learning.evidence
		where goal = ${goal} and participant = ${participant} and kind = ${kind} and removed_at is null and id <> ${id}`.execute(
		tx
	);
	if ((rows[0]?.count ?? 0) >= MOST) throw refused('completion_evidence_many', { count: MOST });
}

async function held(tx: Tx, id: string) {
	if (!isId(id)) throw missing();
	const row = await within(tx)
		.selectFrom('learning.evidence')
		.select(['goal', 'kind', 'participant', 'participantKind', 'accepted'])
		.where('id', '=', id)
		.where('removedAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}

type Verb = `learning.evidence_${'given' | 'accepted' | 'refused' | 'removed'}`;

async function tell(tx: Tx, id: string, verb: Verb, by: By): Promise<void> {
	const row = await within(tx)
		.selectFrom('learning.evidence')
		.select(['goal', 'kind', 'participant', 'participantKind'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const target = refOf({ kind: row.participantKind, id: row.participant });
	const context = ref('goal', row.goal);
	await record(tx, { ...by, verb, object: ref('evidence', id), target, context, detail: { kind: row.kind } });
}

/** A media type by how the content begins: what a browser says of a file is not believed. */
function mediaTypeOf(content: Buffer): string {
	if (content.length > LARGEST) throw refused('completion_evidence_large', {}, 413);
	const head = content.subarray(0, 8).toString('latin1');
	const found = signatures.find(([, beginning]) => head.startsWith(beginning));
	if (!found) throw refused('completion_evidence_file', {}, 422);
	return found[0];
}

const nameOf = (file: NewEvidence['file']): string | null =>
	file && (file.name.replace(/[\p{Cc}/\\]/gu, '').slice(0, 200) || '—');
