export type Kind = 'playlist' | 'piece';
/** The address at which we give what lies at another. */
export type Given = (address: URL, kind: Kind) => string;

/** Tags whose address is a playlist; any other is a piece of picture, sound or key. */
const PLAYLISTS = ['#EXT-X-MEDIA:', '#EXT-X-I-FRAME-STREAM-INF:', '#EXT-X-RENDITION-REPORT:'];
/** Who else may be asked for parts, and advertisements: both would send viewers elsewhere. */
const ELSEWHERE = ['#EXT-X-CONTENT-STEERING:', '#EXT-X-DATERANGE:', '#EXT-X-SESSION-DATA:'];

/**
 * Rewrites an HLS playlist (RFC 8216 and its second edition) so that all it names is asked from us, whatever else it says is kept word for word: a
 * library that reads and writes it anew would lose what it does not know.
 * @param from where it was found: what is relative is meant from there.
 * @throws {SyntaxError} when it is none.
 */
export function rewrite(text: string, from: URL, given: Given): string {
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	if (lines[0]?.trim() !== '#EXTM3U') throw new SyntaxError('not a playlist');
	const defined = definitions(lines, from);
	let variant = false;
	return lines
		.filter((line) => !ELSEWHERE.some((tag) => line.startsWith(tag) && /URI|X-ASSET/.test(line)))
		.map((line) => {
			if (line.startsWith('#EXT-X-STREAM-INF:')) variant = true;
			if (line.startsWith('#')) return tag(line, from, defined, given);
			if (!line.trim()) return line;
			const kind = variant ? 'playlist' : 'piece';
			variant = false;
			return led(line.trim(), { from, defined, kind, given });
		})
		.join('\n');
}

function tag(line: string, from: URL, defined: Map<string, string>, given: Given): string {
	const kind = PLAYLISTS.some((start) => line.startsWith(start)) ? 'playlist' : 'piece';
	return line.replace(
		/(^|[:,])URI="([^"]*)"/g,
		(_, before: string, address: string) => `${before}URI="${led(address, { from, defined, kind, given })}"`
	);
}

type Leading = Readonly<{ from: URL; defined: Map<string, string>; kind: Kind; given: Given }>;

/** An address that is not of the web (a key system's, or the data itself) stays; the page's policy lets none of them out. */
function led(address: string, { from, defined, kind, given }: Leading): string {
	const known = address.replace(/\{\$([\w-]+)\}/g, (whole, name: string) => defined.get(name) ?? whole);
	const url = URL.parse(known, from);
	return url && /^https?:$/.test(url.protocol) ? given(url, kind) : known;
}

/** The words that addresses may be made of (EXT-X-DEFINE). */
function definitions(lines: readonly string[], from: URL): Map<string, string> {
	const attribute = (line: string, name: string) => new RegExp(`[:,]${name}="([^"]*)"`).exec(line)?.[1];
	return new Map(
		lines
			.filter((line) => line.startsWith('#EXT-X-DEFINE:'))
			.flatMap((line) => {
				const [name, value] = [attribute(line, 'NAME'), attribute(line, 'VALUE')];
				if (name && value !== undefined) return [[name, value]];
				const asked = attribute(line, 'QUERYPARAM');
				return asked ? [[asked, from.searchParams.get(asked) ?? '']] : [];
			})
	);
}
