import { spawnSync } from 'node:child_process';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { ensureProgram } from '../../../scripts/debian.mjs';
import { cookieLine, signedIn } from '../pages.ts';

/** A text that somebody gets: an e-mail, or a page or a paper of the demonstration. */
export type Written = Readonly<{ locale: Locale; where: string; text: string }>;

/** The e-mails of the demonstration's outbox. */
export async function emails(): Promise<Written[]> {
	const { rows } = await sql<{ subject: string; text: string; locale: Locale }>`
		select subject, text, locale from kernel.mail where text <> ''`.execute(db);
	return rows.map(({ subject, text, locale }) => ({
		locale,
		where: `e-mail « ${subject} »`,
		text: `${subject}\n${text.replace(/https?:\S+/g, '')}`
	}));
}

const PAPER = /href="([^"]+(?:\.pdf|\/pdf))"/g;
const LINK = /href="(\/[a-z]{2}(?:\/[^"#?]*)?)"/g;

/** Walks the pages that a visitor, the coordinator and others reach by links, `most` for each in each language, and reads them and the papers that they lead to. */
export async function* read(url: string, most: number): AsyncGenerator<Written> {
	const reads = ensureProgram('pdftotext', ['poppler-utils']);
	for (const who of ['', 'coordinator', 'teacher', 'founder', 'adviser'] as const) {
		const cookie = who ? cookieLine(await signedIn(url, who)) : '';
		const starts = who === 'coordinator' ? ['/desk'] : who ? ['/me'] : ['/'];
		for (const locale of locales) yield* walk({ url, cookie, locale, most, reads, who: who || 'visitor' }, starts);
	}
}

type Walk = Readonly<{
	url: string;
	cookie: string;
	locale: Locale;
	most: number;
	reads: string | undefined;
	who: string;
}>;

async function* walk(by: Walk, starts: readonly string[]): AsyncGenerator<Written> {
	const { url, cookie, locale, most, who } = by;
	const queue = starts.map((path) => href(path, locale));
	const known = new Set(queue);
	const kinds = new Map<string, number>();
	for (let at = queue.shift(), pages = 0; at && pages < most; at = queue.shift()) {
		// of a list's pages, that are made alike, a few are read
		const kind = at.replace(/[^/]*[-\d][^/]*/g, '*');
		const times = (kinds.get(kind) ?? 0) + 1;
		kinds.set(kind, times);
		if (times > 3) continue;
		const answer = await fetch(url + at, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
		const html = await answer.text();
		if (answer.status !== 200 || !answer.headers.get('content-type')?.includes('html')) continue;
		pages++;
		yield { locale, where: `${who} ${at}`, text: ownWords(html) };
		for (const [, paper = ''] of html.matchAll(PAPER)) yield* paperOf(by, paper, known);
		for (const [, next = ''] of html.matchAll(LINK))
			if (next.startsWith(`/${locale}`) && !known.has(next)) {
				known.add(next);
				queue.push(next);
			}
	}
}

async function* paperOf(
	{ url, cookie, locale, reads, who }: Walk,
	path: string,
	known: Set<string>
): AsyncGenerator<Written> {
	if (!reads || known.has(path)) return;
	known.add(path);
	const answer = await fetch(new URL(path, url), { headers: { cookie }, redirect: 'manual' });
	if (answer.status !== 200) return;
	const { stdout } = spawnSync(reads, ['-layout', '-', '-'], { input: Buffer.from(await answer.arrayBuffer()) });
	const own = locales.find((one) => path.endsWith(`-${one}.pdf`)) ?? locale;
	yield { locale: own, where: `${who} ${path}`, text: stdout.toString().replace(/-\n/g, '') };
}

/** The text of a page that the program says: what people wrote is marked with its language. */
function ownWords(html: string): string {
	const main = html.replace(/<(script|style|svg|textarea|code|pre)[\s\S]*?<\/\1>/g, ' ');
	const without = main.replace(/<(?!html)(\w+)[^>]*\slang="[^"]*"[^>]*>[\s\S]*?<\/\1>/g, '<i>');
	return without
		.replace(/<[^>]+>/g, '\n')
		.replace(/&nbsp;/g, '\u00a0')
		.replace(/&(?:amp|lt|gt|quot|#39);/g, ' ');
}
