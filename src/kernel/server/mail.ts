import { sql } from 'kysely';
import { createTransport, type Transporter } from 'nodemailer';
import type { Ref } from '../facts.ts';
import { newId } from '../id.ts';
import type { Job } from '../module.ts';
import type { Topic } from '../topic.ts';
import type { Locale } from '../words.ts';
import { db, type Tx, transaction } from './db.ts';
import { compose, settleGathered } from './digests.ts';
import { send } from './jobs.ts';
import { letterThatAsks } from './mailbox-letter.ts';
import { isProved, markProved, mayAsk } from './mailboxes.ts';
import { withReason } from './stopping.ts';
import { keepFile, readFileOf } from './storage.ts';
import type { KernelTables } from './tables.ts';
import { drop, due, fate, isTold, now, waitUntil } from './told.ts';

/** `gist`: its words without greeting and name, as they stand among others of a day; `about`: what she may not read any more, she is not told; `once`: she hears of it once,
 however many ways lead to her; `until`: it tells nothing after that. */
type Telling = Readonly<{ topic: Topic; gist?: string; about?: Ref; once?: string; until?: Date }>;

export type Letter = Readonly<{
	to: string;
	locale: Locale;
	subject: string;
	text: string;
	html?: string;
	/**
	 * Whose words it carries. `hub`: its own sentences and links and nothing else, so that it may go to any address. `people`: also a name, a title or a
	 * message that somebody typed; it waits until whoever reads the address has said that it is hers.
	 */
	words: 'hub' | 'people';
	/** It holds a link that makes whoever follows it its recipient: the team does not read it, and its words go once it is sent. */
	opens?: true;
	/** It carries what is for its reader alone: nobody of the team reads it, nor its subject, and its words go once it is sent. */
	confidential?: true;
	/** The person it is to, when known, or who else it is to without an account: her letters are erased with her. */
	person?: string | null;
	/** Who wrote the words that it quotes, when that is not its reader: as long as it has not left, it goes when she is forgotten. */
	wordsOf?: string | null;
	/** Of something that she is told about in her own rhythm, or not at all. Without it, or to nobody known, it leaves at once. */
	told?: Telling;
	/** `cid` names a picture that the html shows. */
	attachments?: readonly { name: string; mediaType: string; content: Buffer; cid?: string }[];
	headers?: Record<string, string>;
}>;

/** A server that does not answer holds up the letters behind. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

type Office = { from: string; transport: Transporter | null };
let office: Office = { from: '', transport: null };

/** Sends through an SMTP server, or, without one, leaves every letter in the outbox that the team reads. */
export function openMail({ from, smtp }: { from: string; smtp?: string | undefined }): void {
	office = { from, transport: smtp ? createTransport({ url: smtp, ...PATIENCE }) : null };
}

/** Whether letters leave this machine. */
export const mailLeaves = (): boolean => office.transport !== null;

/**
 * Puts a letter into the outbox in the transaction of what it tells, and has it sent when that is committed, or when its reader is told of such things. One with
 * people's words to an address that is not proved is held there, and the address is asked.
 * @returns its id; null when its reader does not want it, or has heard it already.
 */
export async function post(tx: Tx, letter: Letter & Readonly<{ told?: never }>): Promise<string>;
export async function post(tx: Tx, letter: Letter): Promise<string | null>;
export async function post(tx: Tx, letter: Letter): Promise<string | null> {
	const { person, told } = letter;
	const dueAt = told && person ? await due(person, told.topic, now(), tx) : null;
	if (dueAt === 'never') return null;
	const held = letter.words === 'people' && !(await isProved(letter.to, tx));
	const mailbox = held ? await mayAsk(tx, letter.to) : null;
	if (mailbox) await post(tx, await letterThatAsks(mailbox, letter));
	const id = await keep(tx, letter, { held, dueAt });
	if (id && !held && !dueAt && mailLeaves()) await send(tx, 'kernel.mail', { id });
	return id;
}

/** Keeps that an address is its reader's, and lets go what was held for it. To be called with nothing but a proof: a link of a letter, a sign-in. */
export async function prove(tx: Tx, address: string): Promise<void> {
	if (!(await markProved(tx, address))) return;
	const { rows } = await sql<{ id: string; dueAt: Date | null }>`
		update kernel.mail set held = false, due_at = case when due_at is not null then greatest(due_at, ${now()}) end where held and lower(recipient) = ${address.toLowerCase()} returning id, due_at`.execute(
		tx
	);
	if (mailLeaves()) for (const { id, dueAt } of rows) if (!dueAt) await send(tx, 'kernel.mail', { id });
}

type Kept = Readonly<{ held: boolean; dueAt: Date | null }>;

async function keep(tx: Tx, letter: Letter, { held, dueAt }: Kept): Promise<string | null> {
	const id = newId();
	const attachments = [];
	for (const { name, mediaType, content, cid } of letter.attachments ?? [])
		attachments.push({ name, mediaType, hash: await keepFile(tx, content, mediaType), ...(cid ? { cid } : {}) });
	const told = letter.person ? letter.told : undefined;
	const kept = await tx
		.withTables<KernelTables>()
		.insertInto('kernel.mail')
		.values({
			id,
			recipient: letter.to,
			subjectOf: letter.person ?? null,
			wordsOf: letter.wordsOf ?? null,
			locale: letter.locale,
			subject: letter.subject,
			text: letter.text,
			html: letter.html ?? null,
			opens: letter.opens ?? false,
			confidential: letter.confidential ?? false,
			held,
			dueAt,
			topic: told?.topic.id ?? null,
			gist: told?.gist ?? null,
			aboutKind: told?.about?.kind ?? null,
			about: told?.about?.id ?? null,
			once: told?.once ?? null,
			until: told?.until ?? null,
			attachments: JSON.stringify(attachments),
			headers: JSON.stringify(letter.headers ?? {})
		})
		.onConflict((conflict) => conflict.columns(['subjectOf', 'once']).where('once', 'is not', null).doNothing())
		.returning('id')
		.executeTakeFirst();
	return kept?.id ?? null;
}

/** The job that hands one letter to the SMTP server; a failure is written beside the letter and tried again later. */
export const mailJob: Job = {
	async run({ id }) {
		const letter = await letterOf(String(id));
		if (!letter || letter.sentAt || letter.held || letter.droppedAt || letter.gatheredBy || !office.transport) return;
		const leaving = await leavingNow(letter);
		if (!leaving) return;
		try {
			await hand(leaving, office.transport);
			await settle(letter.id, { sentAt: now(), failure: null, ...forgottenOf(letter) });
			if (letter.gathers) await settleGathered(letter.id, now());
		} catch (error) {
			await settle(letter.id, { failure: (error as Error).message.slice(0, 500) });
			throw error;
		}
	}
};

type Row = NonNullable<Awaited<ReturnType<typeof letterOf>>>;

/** The letter as it leaves; null when its reader is not told of it, or not now. Asked at the last moment: off means off. */
async function leavingNow(letter: Row): Promise<Row | null> {
	if (letter.gathers) return compose(letter, now());
	if (!isTold(letter)) return letter;
	const what = await fate(letter, now(), db);
	if (what === 'never') await drop(letter.id, db);
	else if (typeof what === 'object') await waitUntil(letter.id, what.waits, db);
	else return withReason(letter, letter);
	return null;
}

async function hand(letter: Row, transport: Transporter): Promise<void> {
	const attachments = await Promise.all(letter.attachments.map(read));
	const invitation = attachments.find(({ contentType }) => METHOD.test(contentType));
	await transport.sendMail({
		from: office.from,
		to: letter.recipient,
		subject: letter.subject,
		text: letter.text,
		html: letter.html ?? undefined,
		messageId: `<${letter.id}@${office.from.match(/@([^>\s]+)/)?.[1] ?? 'hub'}>`,
		headers: { 'Content-Language': letter.locale, 'Auto-Submitted': 'auto-generated', ...letter.headers },
		// beside the text and not after it: only so Outlook takes it for an invitation
		...(invitation && {
			icalEvent: {
				method: METHOD.exec(invitation.contentType)?.[1],
				content: invitation.content,
				filename: invitation.filename
			}
		}),
		attachments: attachments.filter((one) => one !== invitation)
	});
}

const forgottenOf = ({ opens, confidential }: Row) =>
	(opens || confidential) && { text: '', html: null, gist: null, headers: '{}' };

/** What an invitation to a calendar asks of it (iTIP), as its media type says. */
const METHOD = /^text\/calendar\b.*\bmethod=(\w+)/;

type Attached = Readonly<{ name: string; mediaType: string; hash: string; cid?: string }>;

const read = async ({ name, mediaType, hash, cid }: Attached) => ({
	filename: name,
	contentType: mediaType,
	content: (await readFileOf(hash)).content,
	...(cid ? { cid } : {})
});

/** One letter of the outbox. */
export const letterOf = (id: string) =>
	db.withTables<KernelTables>().selectFrom('kernel.mail').selectAll().where('id', '=', id).executeTakeFirst();

/** How many letters were tried and did not leave. */
export async function failedLetters(): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from kernel.mail where ${failed}`.execute(
		db
	);
	return rows[0]?.count ?? 0;
}

const failed = sql<boolean>`failure is not null and sent_at is null and dropped_at is null`;

/** The outbox, the newest first; or only what was tried and did not leave. */
export const outbox = (limit: number, onlyFailed = false) =>
	db
		.withTables<KernelTables>()
		.selectFrom('kernel.mail')
		.select([
			'id',
			'recipient',
			'subject',
			'locale',
			'writtenAt',
			'sentAt',
			'attempts',
			'failure',
			'held',
			'confidential',
			'dueAt',
			'droppedAt'
		])
		.$if(onlyFailed, (letters) => letters.where(failed))
		.orderBy('writtenAt', 'desc')
		.limit(limit)
		.execute();

/** What waits to be told to a person, and what was written to her lately, the newest first. What opens something, or was dropped, is left out. */
export const lettersTo = (person: string, limit: number) =>
	db
		.withTables<KernelTables>()
		.selectFrom('kernel.mail')
		.select(['id', 'subject', 'locale', 'topic', 'writtenAt', 'sentAt', 'dueAt'])
		.where('subjectOf', '=', person)
		.where('opens', '=', false)
		.where('held', '=', false)
		.where('droppedAt', 'is', null)
		.where('gathers', 'is', null)
		.orderBy('writtenAt', 'desc')
		.limit(limit)
		.execute();

type State = { sentAt?: Date; failure: string | null; text?: string; html?: null; gist?: null; headers?: string };

const settle = (id: string, state: State) =>
	transaction((tx) =>
		tx
			.withTables<KernelTables>()
			.updateTable('kernel.mail')
			.set((row) => ({ ...state, attempts: row('attempts', '+', 1) }))
			.where('id', '=', id)
			.execute()
	);
