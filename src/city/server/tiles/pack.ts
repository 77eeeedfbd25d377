/** Where a picture is in a pack: its first byte, after the head, and how many there are. */
type At = readonly [start: number, bytes: number];

/** What stands before the pictures of a pack: the size of the whole, and where each part of it is, by its region and size. */
export type PackHead = Readonly<{ width: number; height: number; tile: number; places: Readonly<Record<string, At>> }>;

type Given = Omit<PackHead, 'places'> & Readonly<{ files: ReadonlyMap<string, Buffer> }>;

/** How many bytes of a pack say how long its head is. */
export const COUNT_BYTES = 4;

/** Puts hundreds of tiles into one file: it is kept, backed up and taken away as one. The same picture gives the same bytes. */
export function packed({ files, ...size }: Given): Buffer {
	const ordered = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
	const places: Record<string, At> = {};
	let start = 0;
	for (const [name, content] of ordered) {
		places[name] = [start, content.length];
		start += content.length;
	}
	const head = Buffer.from(JSON.stringify({ ...size, places } satisfies PackHead));
	const count = Buffer.alloc(COUNT_BYTES);
	count.writeUInt32BE(head.length);
	return Buffer.concat([count, head, ...ordered.map(([, content]) => content)]);
}
