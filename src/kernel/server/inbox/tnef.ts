/** What Outlook packs into a « winmail.dat » (MS-OXTNEF). */
export type Unpacked = Readonly<{
	text: string | null;
	documents: readonly Readonly<{ name: string; mediaType: string | null; content: Buffer }>[];
}>;

type Open = { name: string; mediaType: string | null; content: Buffer };

const SIGNATURE = 0x223e9f78;
const [BODY, RENDERED, TITLE, DATA, ATTACHED, MESSAGE] = [0x2800c, 0x69002, 0x18010, 0x6800f, 0x69005, 0x69003];
const [PLAIN, LONG_NAME, MIME] = [0x1000, 0x3707, 0x370e];
const MOST = 100;

/** Unpacks one. @returns null for what is none, or broken. */
export function unpackTnef(bytes: Buffer): Unpacked | null {
	try {
		return bytes.length > 6 && bytes.readUInt32LE(0) === SIGNATURE ? unpack(bytes) : null;
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

function unpack(bytes: Buffer): Unpacked {
	let text: string | null = null;
	const documents: Open[] = [];
	for (const { id, data } of attributesOf(bytes)) {
		const open = documents.at(-1);
		if (id === BODY) text ??= cut(data.toString('latin1'));
		else if (id === MESSAGE) text = propertiesOf(data).get(PLAIN) ?? text;
		else if (id === RENDERED && documents.length < MOST)
			documents.push({ name: '', mediaType: null, content: Buffer.alloc(0) });
		else if (!open) continue;
		else if (id === TITLE) open.name ||= cut(data.toString('latin1'));
		else if (id === DATA) open.content = data;
		else if (id === ATTACHED) {
			const said = propertiesOf(data);
			open.name = said.get(LONG_NAME) ?? open.name;
			open.mediaType = said.get(MIME) ?? null;
		}
	}
	return { text, documents };
}

function* attributesOf(bytes: Buffer): Generator<{ id: number; data: Buffer }> {
	// after the signature and a key: level, name, length, data, checksum
	for (let at = 6; at + 9 <= bytes.length; ) {
		const [id, length] = [bytes.readUInt32LE(at + 1), bytes.readUInt32LE(at + 5)];
		const data = bytes.subarray(at + 9, at + 9 + length);
		if (data.length < length) throw new RangeError('cut off');
		yield { id: id & 0xfffff, data };
		at += 9 + length + 2;
	}
}

/** How many bytes a value of a type takes; what is not here says its own length. */
const fixed = new Map([
	...[0x2, 0x3, 0x4, 0xa, 0xb].map((type) => [type, 4] as const),
	...[0x5, 0x6, 0x7, 0x14, 0x40].map((type) => [type, 8] as const),
	[0x48, 16] as const
]);
const [STRING, WIDE] = [0x1e, 0x1f];
const MANY = 0x1000;

/** The texts among some MAPI properties, by their number. */
function propertiesOf(data: Buffer): Map<number, string> {
	const found = new Map<number, string>();
	let at = 4;
	const whole = (length: number): number => Math.ceil(length / 4) * 4;
	for (let left = Math.min(data.readUInt32LE(0), 2000); left > 0; left--) {
		const [type, id] = [data.readUInt16LE(at), data.readUInt16LE(at + 2)];
		at += 4;
		if (id >= 0x8000) at += data.readUInt32LE(at + 16) === 0 ? 24 : 24 + whole(data.readUInt32LE(at + 20));
		const size = fixed.get(type & ~MANY);
		const counted = size === undefined || (type & MANY) !== 0;
		const count = counted ? data.readUInt32LE(at) : 1;
		if (counted) at += 4;
		for (let each = 0; each < count && at < data.length; each++) {
			const length = size ?? data.readUInt32LE(at);
			if (size === undefined) at += 4;
			if (type === STRING) found.set(id, cut(data.toString('latin1', at, at + length)));
			if (type === WIDE) found.set(id, cut(data.toString('utf16le', at, at + length)));
			at += whole(length);
		}
	}
	return found;
}

/** Up to the zero that ends it. */
const cut = (text: string): string => text.split('\0', 1)[0] ?? '';
