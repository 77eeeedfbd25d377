import { refused } from '#kernel/errors.ts';
import { fetchFile, OutsideTrouble } from '#kernel/server/outside-file.ts';

/** What was sent: the text with its version, or that it is the one which is known. */
export type Fetched = Readonly<{ text: string; etag: string | null; lastModified: string | null }> | 'same';

export type Version = Readonly<{ etag: string | null; lastModified: string | null }>;

type Limits = Readonly<{ bytes: number; milliseconds: number }>;

const usual: Limits = { bytes: 5 * 1024 * 1024, milliseconds: 15_000 };

const sentences: Readonly<Record<OutsideTrouble['why'], string>> = {
	closed: 'subscription_address_closed',
	unreachable: 'subscription_unreachable',
	status: 'subscription_status',
	redirects: 'subscription_redirects',
	big: 'subscription_too_big',
	slow: 'subscription_too_slow'
};

/**
 * Fetches a calendar of somebody else's, by http or https, at most 5 MB within 15 seconds. Only public addresses are asked, at each redirect anew.
 * @param known the version that is known: whoever still has it may say so.
 * @throws subscription_address_closed, subscription_unreachable, subscription_status, subscription_redirects, subscription_too_big or subscription_too_slow (all 422).
 */
export async function fetchCalendar(url: string, known: Version, limits: Limits = usual): Promise<Fetched> {
	const asked = { ...limits, headers: asking(known) };
	const { status, content, headers } = await fetchFile(new URL(url), asked).catch((error: unknown) => {
		throw error instanceof OutsideTrouble ? refused(sentences[error.why], error.params, 422) : error;
	});
	if (status === 304) return 'same';
	const { etag = null, 'last-modified': lastModified = null } = headers;
	return { text: decoded(content, headers['content-type'] ?? ''), etag, lastModified };
}

const asking = ({ etag, lastModified }: Version): Record<string, string> => ({
	accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
	'user-agent': 'CreativeValley (calendar reader)',
	...(etag ? { 'if-none-match': etag } : {}),
	...(lastModified ? { 'if-modified-since': lastModified } : {})
});

/** UTF-8 as the standard says, or what the bytes show or the sender names when they are not. */
function decoded(bytes: Buffer, type: string): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const [, named = ''] = /charset="?([\w-]+)/i.exec(type) ?? [];
		return new TextDecoder(/^utf-?8$/i.test(named) || !isCharset(named) ? 'windows-1252' : named).decode(bytes);
	}
}

function isCharset(name: string): boolean {
	try {
		return Boolean(new TextDecoder(name));
	} catch {
		return false;
	}
}
