import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { forgetUnlessNamed } from '#kernel/server/storage.ts';
import type { ContactKind } from '../../contact-kinds.ts';
import { noteContact } from '../contacts.ts';
import { advisedFile } from '../files.ts';
import type { Addressed } from './standing.ts';
import { within } from './tables.ts';

const MOST_WORDS = 8000;
/** A letter that nobody has decided on for so many days is thrown away: whoever wrote it did not give it to be kept. */
const WAITING_DAYS = 180;

/** Puts a letter that an adviser has sent herself into its file, for her alone until she shares it. */
export async function fileLetter(
	tx: Tx,
	file: Pick<Addressed, 'id' | 'keeper'>,
	{ id, adviser }: Readonly<{ id: string; adviser: string }>,
	by: By
): Promise<void> {
	const viewer = await absent(adviser, tx);
	if (!viewer) throw missing();
	const hers = { ...by, actor: ref('person', adviser) };
	await intoContact(tx, { file: file.id, keeper: file.keeper, id, kind: 'letter' }, viewer, hers);
}

/** Puts a letter that waits into its file, as what its adviser says that it is; hers alone until she shares it. @throws 404, also for one that was decided on */
export async function acceptLetter(
	tx: Tx,
	{ file: id, letter, kind }: Readonly<{ file: string; letter: string; kind: ContactKind }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const file = await advisedFile(viewer, id, tx);
	await waiting(tx, id, letter);
	await intoContact(tx, { file: id, keeper: file.keeper.id, id: letter, kind }, viewer, by);
	await decide(tx, letter, viewer, by);
}

/** Throws a letter away: that it came is kept, so that it does not come again, and nothing of what it said. @throws 404 */
export async function throwLetter(tx: Tx, id: string, letter: string, viewer: Viewer, by: By): Promise<void> {
	await advisedFile(viewer, id, tx);
	await waiting(tx, id, letter);
	await throwAway(tx, { id: letter, file: id }, by);
	await decide(tx, letter, viewer, by);
}

/** Throws away what has waited too long, as an adviser would. */
export const throwForgotten = (now = new Date()): Promise<void> =>
	transaction(async (tx) => {
		const old = await within(tx)
			.selectFrom('venture.letter')
			.select(['id', 'file'])
			.where('state', '=', 'waiting')
			.where('receivedAt', '<', new Date(now.getTime() - WAITING_DAYS * 86_400_000))
			.forUpdate()
			.execute();
		for (const letter of old) await throwAway(tx, letter, { actor: null, source: 'job', at: now });
	});

async function throwAway(tx: Tx, { id, file }: Readonly<{ id: string; file: string }>, by: By): Promise<void> {
	await emptyLetters(tx, [id]);
	await within(tx).updateTable('venture.letter').set({ state: 'thrown' }).where('id', '=', id).execute();
	const context = ref('venture_letter', id);
	await record(tx, { ...by, verb: 'venture.letter_thrown', object: ref('venture_file', file), context, detail: {} });
}

/** Takes their words and documents from some letters. */
export async function emptyLetters(tx: Tx, letters: readonly string[]): Promise<void> {
	if (!letters.length) return;
	const gone = await within(tx)
		.deleteFrom('venture.letterDocument')
		.where('letter', 'in', letters)
		.returning('hash')
		.execute();
	for (const { hash } of gone) await forgetUnlessNamed(tx, hash);
	const nothing = { subject: null, words: null, quoted: null, forwarded: null, calendar: null, leftOut: 0 };
	await within(tx)
		.updateTable('venture.letter')
		.set({ ...nothing, fromName: '', fromAddress: '', recipients: [] })
		.where('id', 'in', letters)
		.execute();
}

type Into = Readonly<{ file: string; keeper: string; id: string; kind: ContactKind }>;

async function intoContact(tx: Tx, { file, keeper, id, kind }: Into, viewer: Viewer, by: By): Promise<void> {
	const letter = await within(tx)
		.selectFrom('venture.letter')
		.select(['subject', 'words', 'quoted', 'writtenAt'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const whole = [letter.subject, letter.words].filter(Boolean).join('\n\n');
	const summary = whole.slice(0, MOST_WORDS).toWellFormed() || null;
	// what is more than a contact says stays with what is folded
	const quoted = [whole.slice(MOST_WORDS).toWellFormed(), letter.quoted].filter(Boolean).join('\n\n') || null;
	const its = { kind, files: [file], organization: keeper, at: letter.writtenAt, until: null };
	const contact = await noteContact(tx, { ...its, operation: null, summary, shared: false }, viewer, by);
	const set = { state: 'filed', contact, words: null, subject: null, quoted } as const;
	await within(tx).updateTable('venture.letter').set(set).where('id', '=', id).execute();
}

async function waiting(tx: Tx, file: string, letter: string): Promise<void> {
	const { rows } = isId(letter)
		? await sql`select from venture.letter where id = ${letter} and file = ${file} and state = 'waiting' for update`.execute(
				tx
			)
		: { rows: [] };
	if (!rows.length) throw missing();
}

async function decide(tx: Tx, letter: string, { id }: Viewer, { at }: By): Promise<void> {
	const set = { decidedBy: id, decidedAt: at ?? new Date() };
	await within(tx).updateTable('venture.letter').set(set).where('id', '=', letter).execute();
}
