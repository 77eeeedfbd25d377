import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import type { Mail, MailDocument, Party } from '../../inbox/mail.ts';
import { documentName, keptLine, keptText, withoutBoxes } from '../../inbox/redact.ts';
import { authenticationOf, type Envelope, resolverAt } from './authenticating.ts';
import { calendarSaid } from './calendar.ts';
import { textOf } from './page-text.ts';
import { type Parted, partedText } from './parting.ts';
import { unpackTnef } from './tnef.ts';

export type ReadTask = Readonly<{
	/** Where the message lies, and where its documents are put. */
	path: string;
	folder: string;
	envelope: Envelope;
	/** Of the addresses that letters may go to. */
	domain: string;
	dnsServer: string | null;
}>;
/** Null for what is no message, or names no one sender. */
export type ReadAnswer = Readonly<{ mail: Mail | null }>;

const MOST_HOPS = 30;
const MOST_TEXT = 60_000;
const MOST_DOCUMENTS = 25;
const MOST_RECIPIENTS = 60;
const MOST_NESTED = 3;
const ADDRESS = /^[^\s@<>"(),:;\\]{1,64}@[a-z0-9.-]{3,200}$/;
const OPTIONS = {
	ignoreEmbedded: true,
	skipTextToHtml: true,
	skipImageLinks: true,
	maxHtmlLengthToParse: 500_000,
	checksumAlgo: false
} as const;

/** Reads a message, in a process of its own: whatever is in it was written by anybody. */
export async function readMail({ path, folder, envelope, domain, dnsServer }: ReadTask): Promise<ReadAnswer> {
	const parsed = await simpleParser(createReadStream(path), OPTIONS);
	const from = senderOf(parsed);
	if (!from) return { mail: null };
	const its = await contentOf(parsed, domain);
	const { kept, leftOut } = await keepDocuments(its.documents, folder, domain);
	const clean = (text: string, most: number): string => keptText(withoutBoxes(text, domain), most);
	const { quoted, forwarded } = its;
	const host = from.address.slice(from.address.lastIndexOf('@') + 1);
	const mail: Mail = {
		authentication: await authenticationOf(path, envelope, host, resolverAt(dnsServer)),
		from: { ...from, name: keptLine(withoutBoxes(from.name, domain), 120) },
		to: recipientsOf(parsed, domain),
		subject: keptLine(withoutBoxes(parsed.subject ?? '', domain), 300),
		...{ messageId: parsed.messageId?.slice(0, 400) ?? null, at: isoOf(parsed.date) },
		...{ automatic: isAutomatic(parsed), loops: hasGoneRound(parsed, domain) },
		...{ text: clean(its.text, 20_000), own: clean(its.own, 20_000) },
		quoted: quoted === null ? null : clean(quoted, 20_000) || null,
		forwarded: forwarded && {
			...{ name: clean(forwarded.name, 120), address: clean(forwarded.address, 254) },
			...{ at: forwarded.at && clean(forwarded.at, 100), subject: forwarded.subject && clean(forwarded.subject, 300) }
		},
		calendar: its.calendars.map((text) => calendarSaid(text, domain)).find(Boolean) ?? null,
		documents: kept,
		leftOut
	};
	return { mail };
}

/** Whoever wrote it: one address, in one line. */
function senderOf(parsed: ParsedMail): Party | null {
	const lines = parsed.headerLines.filter(({ key }) => key === 'from');
	const [one, ...more] = parsed.from?.value ?? [];
	const address = one?.address?.trim().toLowerCase() ?? '';
	return lines.length === 1 && !more.length && ADDRESS.test(address) ? { name: one?.name ?? '', address } : null;
}

function recipientsOf({ to, cc }: ParsedMail, domain: string): string[] {
	const all = [to, cc]
		.flat()
		.flatMap((field) => field?.value ?? [])
		.flatMap((one) => one.group ?? [one])
		.map(({ address = '' }) => address.trim().toLowerCase());
	const others = all.filter((address) => ADDRESS.test(address) && !address.endsWith(`@${domain}`));
	return [...new Set(others)].slice(0, MOST_RECIPIENTS);
}

/** Written by a program, or sent to many (RFC 3834 §2): nobody waits for what becomes of it. */
function isAutomatic(parsed: ParsedMail): boolean {
	const says = (name: string): string =>
		parsed.headerLines
			.filter(({ key }) => key === name)
			.map(({ line }) =>
				line
					.slice(line.indexOf(':') + 1)
					.trim()
					.toLowerCase()
			)
			.join(' ');
	const submitted = says('auto-submitted');
	return (
		(submitted !== '' && !submitted.startsWith('no')) ||
		/\b(bulk|junk|list|auto_reply)\b/.test(says('precedence')) ||
		['x-autoreply', 'x-autorespond', 'list-id'].some((name) => says(name) !== '') ||
		says('content-type').startsWith('multipart/report')
	);
}

function hasGoneRound({ headerLines }: ParsedMail, domain: string): boolean {
	const hops = headerLines.filter(({ key }) => key === 'received').length;
	return (
		hops > MOST_HOPS || headerLines.some(({ key, line }) => key === 'x-loop' && line.toLowerCase().includes(domain))
	);
}

type Found = Pick<Attachment, 'filename' | 'contentType'> & { content: Buffer };
type Content = Parted & { documents: Found[]; calendars: string[] };

async function contentOf(parsed: ParsedMail, domain: string, depth = 0): Promise<Content> {
	const its: Content = {
		...partedText(textOf(parsed.text, parsed.html).slice(0, MOST_TEXT), parsed.subject ?? ''),
		documents: [],
		calendars: []
	};
	for (const part of parsed.attachments) {
		if (part.contentType === 'message/rfc822' && depth < MOST_NESTED) await addNested(its, part, domain, depth);
		else if (isCalendar(part)) its.calendars.push(part.content.subarray(0, 500_000).toString('utf8'));
		else if (isTnef(part)) addUnpacked(its, part);
		else its.documents.push(part);
	}
	return its;
}

/** A message that came along as a document is one that was passed on. It is read, and not kept as it came: in its head stand the addresses that it went to. */
async function addNested(its: Content, { content }: Found, domain: string, depth: number): Promise<void> {
	const parsed = await simpleParser(content, OPTIONS);
	const nested = await contentOf(parsed, domain, depth + 1);
	const [from] = parsed.from?.value ?? [];
	const at = isoOf(parsed.date);
	const said = { name: from?.name ?? '', address: from?.address ?? '', at, subject: parsed.subject ?? null };
	its.forwarded ??= said;
	const head = [`${said.name} <${said.address}>`, at, said.subject].filter(Boolean).join('\n');
	its.quoted = [its.quoted, head, nested.text, nested.quoted].filter(Boolean).join('\n\n');
	its.documents.push(...nested.documents);
	its.calendars.push(...nested.calendars);
}

/** What Outlook has packed is unpacked; where that fails it stays as it came. */
function addUnpacked(its: Content, part: Found): void {
	const unpacked = unpackTnef(part.content);
	if (!unpacked) {
		its.documents.push(part);
		return;
	}
	if (!its.text.trim()) its.text = its.own = unpacked.text ?? '';
	for (const { name, mediaType, content } of unpacked.documents)
		its.documents.push({ filename: name, contentType: mediaType ?? 'application/octet-stream', content });
}

const isCalendar = ({ contentType, filename }: Found): boolean =>
	['text/calendar', 'application/ics'].includes(contentType) || /\.(ics|vcs)$/i.test(filename ?? '');

const isTnef = ({ contentType, filename }: Found): boolean =>
	/^application\/(vnd\.)?ms-tnef$/.test(contentType) || filename?.toLowerCase() === 'winmail.dat';

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/;

async function keepDocuments(found: readonly Found[], folder: string, domain: string) {
	const kept: MailDocument[] = [];
	const whole = found.filter(({ content }) => content.length > 0);
	for (const [turn, { filename, contentType, content }] of whole.slice(0, MOST_DOCUMENTS).entries()) {
		const path = join(folder, String(turn));
		await writeFile(path, content);
		const name = documentName(filename && withoutBoxes(filename, domain), `document-${turn + 1}`);
		const mediaType = MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream';
		kept.push({ name, mediaType, path, bytes: content.length });
	}
	return { kept, leftOut: whole.length - kept.length };
}

const isoOf = (at: Date | undefined): string | null => (at && !Number.isNaN(+at) ? at.toISOString() : null);
