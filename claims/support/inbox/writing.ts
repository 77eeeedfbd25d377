/** A message as a mail program writes it. What is given as bytes is put there as it is. */
export type Written = Readonly<{
	from: string;
	to: string;
	cc?: string;
	subject?: string;
	id?: string;
	date?: string;
	headers?: readonly string[];
	/** Of its text. */
	type?: string;
	encoding?: string;
	body?: string | Buffer;
	parts?: readonly Part[];
	/** `mixed`, `alternative` … */
	multipart?: string;
}>;

export type Part = Readonly<{ headers: readonly string[]; body: string | Buffer }>;

let count = 0;
const LINE = '\r\n';

const bytes = (text: string | Buffer): Buffer =>
	typeof text === 'string' ? Buffer.from(text.replace(/\r?\n/g, LINE)) : text;

/** The words of a header in UTF-8, as RFC 2047 has them. */
const encoded = (text: string): string =>
	/^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

/** A message, whole. */
export function written({ from, to, cc, subject = 'Sans objet', date, headers = [], ...rest }: Written): Buffer {
	const {
		id = `<${++count}.${Date.now()}@poste.example>`,
		type = 'text/plain; charset=utf-8',
		encoding = '8bit'
	} = rest;
	const boundary = `----=_Part_${count}_${from.length}`;
	const { parts, multipart = 'mixed', body = '' } = rest;
	const head = [
		...headers,
		`From: ${from}`,
		`To: ${to}`,
		...(cc ? [`Cc: ${cc}`] : []),
		`Subject: ${encoded(subject)}`,
		`Date: ${date ?? new Date(Date.now() - 60_000).toUTCString()}`,
		...(id ? [`Message-ID: ${id}`] : []),
		'MIME-Version: 1.0',
		...(parts
			? [`Content-Type: multipart/${multipart}; boundary="${boundary}"`]
			: [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`])
	];
	const start = Buffer.from(head.join(LINE) + LINE + LINE);
	if (!parts) return Buffer.concat([start, bytes(body), Buffer.from(LINE)]);
	const inside = parts.flatMap((part) => [
		Buffer.from(`--${boundary}${LINE}${part.headers.join(LINE)}${LINE}${LINE}`),
		bytes(part.body),
		Buffer.from(LINE)
	]);
	return Buffer.concat([start, ...inside, Buffer.from(`--${boundary}--${LINE}`)]);
}

/** A text part. */
export const textPart = (body: string | Buffer, charset = 'utf-8', kind = 'plain'): Part => ({
	headers: [`Content-Type: text/${kind}; charset=${charset}`, 'Content-Transfer-Encoding: 8bit'],
	body
});

/** A document that comes along. */
export const filePart = (name: string, content: Buffer | string, type = 'application/octet-stream'): Part => ({
	headers: [
		`Content-Type: ${type}; name="${name}"`,
		'Content-Transfer-Encoding: base64',
		`Content-Disposition: attachment; filename="${name}"`
	],
	body: Buffer.from(
		Buffer.from(content)
			.toString('base64')
			.replace(/.{1,76}/g, `$&${LINE}`)
	)
});

/** A message as a document. */
export const messagePart = (message: Buffer): Part => ({ headers: ['Content-Type: message/rfc822'], body: message });

/** A calendar as Outlook and Google put it into a message. */
export const calendarPart = (method: string, lines: readonly string[]): Part => ({
	headers: [`Content-Type: text/calendar; charset=utf-8; method=${method}`, 'Content-Transfer-Encoding: 8bit'],
	body: [
		'BEGIN:VCALENDAR',
		'PRODID:-//Essai//FR',
		'VERSION:2.0',
		`METHOD:${method}`,
		'BEGIN:VEVENT',
		...lines,
		'END:VEVENT',
		'END:VCALENDAR',
		''
	].join('\n')
});
