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

/** The end of the list stands within the last 64 kB, after it only a comment. */
function endOf(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
		if (view.getUint32(at, true) === END) return at;
	throw refused('exchange_broken', {}, 422);
}
