import { setImmediate } from 'node:timers/promises';
import { Header, Parser, type ReadEntry } from 'tar';
import { refused } from '#kernel/errors.ts';
import { pieces } from '#kernel/server/file-answer.ts';
import { pathOf } from '#kernel/server/storage.ts';

const TRAIL = 'trail.json';
const SIGNATURE = 'signature.json';
const BLOCK = 512;
const PIECE = 1024 * 1024;
/** Of one file of a parcel. */
const MOST_BYTES: Readonly<Record<string, number>> = { [TRAIL]: 8 * PIECE, [SIGNATURE]: 4096 };
const MOST_FILE_BYTES = 32 * PIECE;
/** Two hundred stops in four languages for four audiences and in signs, and a picture each. */
const MOST_FILES = 4400;

/** A parcel as it was read: its words and signature as they came, and its files by what they are called by. */
export type Unpacked = Readonly<{ trail: Buffer; signature: Buffer; files: ReadonlyMap<string, Buffer> }>;

/** A parcel as one file, read from the disk as it is sent. @param files by their hashes, with their sizes */
export async function* packed(
	trail: Buffer,
	signature: string,
	files: ReadonlyMap<string, number>
): AsyncGenerator<Uint8Array, void> {
	yield* entry(TRAIL, trail.length, [trail]);
	const signed = Buffer.from(signature);
	yield* entry(SIGNATURE, signed.length, [signed]);
	for (const [hash, size] of files) yield* entry(`files/${hash}`, size, pieces(pathOf(hash)));
	yield Buffer.alloc(2 * BLOCK);
}

async function* entry(path: string, size: number, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
	const head = new Header({ type: 'File', path, size, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 });
	head.encode();
	yield head.block ?? Buffer.alloc(0);
	yield* content;
	yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** Reads one that somebody sent: plain files of known names, each once, and none larger than it may be. @throws city_parcel_unreadable */
export async function unpacked(given: Buffer): Promise<Unpacked> {
	// the reader would unpack what is compressed
	if (given.toString('latin1', 0, TRAIL.length + 1) !== `${TRAIL}\0`) throw unreadable();
	const found = new Map<string, Buffer[]>();
	const wrong: unknown[] = [];
	const parser = new Parser({ strict: true, maxMetaEntrySize: 0, onReadEntry: (one) => take(one, found, wrong) });
	parser.on('error', (error) => wrong.push(error));
	for (let at = 0; at < given.length && !wrong.length; at += PIECE) {
		parser.write(given.subarray(at, at + PIECE));
		await setImmediate();
	}
	if (!wrong.length) parser.end();
	const { [TRAIL]: trail, [SIGNATURE]: signature, ...files } = Object.fromEntries(found);
	if (wrong.length || !trail || !signature) throw unreadable();
	const named = Object.entries(files).map(
		([path, parts]) => [path.slice('files/'.length), Buffer.concat(parts)] as const
	);
	return { trail: Buffer.concat(trail), signature: Buffer.concat(signature), files: new Map(named) };
}

function take(one: ReadEntry, found: Map<string, Buffer[]>, wrong: unknown[]): void {
	const { path, type, size } = one;
	const known = Object.hasOwn(MOST_BYTES, path) || /^files\/[0-9a-f]{64}$/.test(path);
	if (
		type !== 'File' ||
		!known ||
		found.has(path) ||
		found.size >= MOST_FILES ||
		size > (MOST_BYTES[path] ?? MOST_FILE_BYTES)
	) {
		wrong.push(path);
		one.resume();
		return;
	}
	const parts: Buffer[] = [];
	found.set(path, parts);
	one.on('data', (piece) => parts.push(piece as Buffer));
}

/** What is no parcel, or none that we take. */
export const unreadable = (
	code:
		| 'city_parcel_unreadable'
		| 'city_parcel_newer'
		| 'city_parcel_unsigned'
		| 'city_parcel_forged' = 'city_parcel_unreadable'
) => refused(code, {}, 422);
