import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { bytesOf } from '#kernel/server/bodies.ts';
import { MOST_FILM_BYTES } from '../film.ts';

/** A file as it was sent, or why it is none that is read. */
export type Sent = Readonly<{ name: string }> &
	Readonly<{ content: Buffer } | { code: string; params: Readonly<Record<string, number>> }>;

const MEGABYTE = 1024 * 1024;
const MOST_UNPACKED = 400 * MEGABYTE;
const MOST_ENTRIES = 2000;

/** What systems lay beside the files of a folder. */
const isLitter = (path: string): boolean =>
	/(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(path) || path.endsWith('/');

const nameIn = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const isZip = (content: Buffer): boolean => content.toString('latin1', 0, 4) === 'PK\x03\x04';

/** Files one after the other, those in zips too: no more than one of them is held at a time. */
export async function* sentIn(files: readonly File[]): AsyncGenerator<Sent, void> {
	for (const file of files) {
		if (!file.size || isLitter(file.name)) continue;
		const content = await bytesOf(file);
		const name = nameIn(file.name);
		if (isZip(content)) yield* unpacked(name, content);
		else yield { name, content };
	}
}

/** The files in a zip. Names that lead out of it end its reading, and nothing is unpacked before the list of what is in it has said how much that is. */
async function* unpacked(zip: string, content: Buffer): AsyncGenerator<Sent, void> {
	const broken = { name: zip, code: 'city_zip_unreadable', params: {} };
	const tooLarge = { ...broken, code: 'city_zip_large' };
	try {
		const archive = await fromBufferPromise(content, { lazyEntries: true });
		let bytes = 0;
		if (archive.entryCount > MOST_ENTRIES) {
			yield tooLarge;
			return;
		}
		for await (const entry of archive.eachEntry()) {
			if (isLitter(entry.fileName)) continue;
			const name = nameIn(entry.fileName);
			bytes += entry.uncompressedSize;
			if (bytes > MOST_UNPACKED) {
				yield tooLarge;
				return;
			}
			if (entry.uncompressedSize > MOST_FILM_BYTES)
				yield { name, code: 'city_film_large', params: { megabytes: MOST_FILM_BYTES / MEGABYTE } };
			else yield { name, content: await buffer(await archive.openReadStreamPromise(entry)) };
		}
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		yield broken;
	}
}
