import xlsx from '@e965/xlsx';
import { refused } from '#kernel/errors.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_UNPACKED = 400 * 1024 * 1024;
const MOST_ENTRIES = 2000;

/**
 * Looks at the list of contents of a zip (APPNOTE 6.3.10, §4.3.12 and §4.3.16) before anything is unpacked, since a few kilobytes can unpack to
 * gigabytes.
 * @throws 422 exchange_broken when there is no such list, exchange_unpacks_too_large.
 */
export function guardZip(bytes: Uint8Array): void {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endOf(view);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	let unpacked = 0;
	if (count > MOST_ENTRIES) throw refused('exchange_unpacks_too_large', {}, 422);
	for (let entry = 0; entry < count; entry++) {
		if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw refused('exchange_broken', {}, 422);
		unpacked += view.getUint32(at + 24, true);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	if (unpacked > MOST_UNPACKED) throw refused('exchange_unpacks_too_large', {}, 422);
}

/** A file of a zip; folders in its name by strokes. */
export type ZipEntry = Readonly<{ name: string; content: Buffer }>;

/** Writes a zip, stored and not squeezed, all of it in memory. @param at the time that each file says */
export function writeZip(entries: readonly ZipEntry[], at: Date): Buffer {
	const { CFB } = xlsx as unknown as { CFB: Container };
	const container = CFB.utils.cfb_new({ fileType: 'zip' });
	for (const { name, content } of entries) CFB.utils.cfb_add(container, `/${name}`, content);
	for (const file of container.FileIndex) file.mt = at;
	return CFB.write(container, { fileType: 'zip', type: 'buffer' });
}

type Container = Readonly<{
	utils: Readonly<{
		cfb_new(how: { fileType: 'zip' }): { FileIndex: { mt?: Date }[] };
		cfb_add(container: object, name: string, content: Buffer): void;
	}>;
	write(container: object, how: { fileType: 'zip'; type: 'buffer' }): Buffer;
}>;

/** The end of the list stands within the last 64 kB, after it only a comment. */
function endOf(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
		if (view.getUint32(at, true) === END) return at;
	throw refused('exchange_broken', {}, 422);
}
