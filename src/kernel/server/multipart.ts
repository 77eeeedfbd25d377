import { setImmediate } from 'node:timers/promises';
import {
	MaxPartsExceededError,
	MultipartParseError,
	MultipartParser,
	type MultipartPart
} from '@remix-run/multipart-parser';
import { refused } from '../errors.ts';

/** What a part says of its name and kind. */
const MOST_HEAD_BYTES = 2048;

/** Of the pieces of a file, so many are copied at a time: all at once, the program would stand still. */
const PIECES = 16;

/**
 * A form in parts (RFC 7578) as it comes. What is read is what `Response#formData` reads, which takes a tenth of a second over a file of 19 MB.
 * @param most how many fields it may have, and bytes in all
 * @throws 400 kernel_many_fields or kernel_bad_request, and what reading throws
 */
export async function formInParts(
	pieces: AsyncIterable<Uint8Array>,
	boundary: string,
	most: Readonly<{ fields: number; bytes: number }>
): Promise<FormData> {
	const size = { maxFileSize: most.bytes, maxTotalSize: most.bytes };
	const parser = new MultipartParser(boundary, { maxHeaderSize: MOST_HEAD_BYTES, maxParts: most.fields, ...size });
	const form = new FormData();
	try {
		for await (const piece of pieces) {
			// what stands behind the end is nobody's (RFC 2046, 5.1.1)
			if (isAtEnd(parser)) continue;
			for (const part of parser.write(piece)) await append(form, part);
		}
		parser.finish();
	} catch (error) {
		if (error instanceof MaxPartsExceededError) throw refused('kernel_many_fields', { most: most.fields }, 400);
		if (error instanceof MultipartParseError || error instanceof TypeError)
			throw refused('kernel_bad_request', {}, 400);
		throw error;
	}
	return form;
}

/** It tells so only by refusing to finish. */
function isAtEnd(parser: MultipartParser): boolean {
	try {
		parser.finish();
		return true;
	} catch {
		return false;
	}
}

async function append(form: FormData, part: MultipartPart): Promise<void> {
	const { name, filename, mediaType: type = 'text/plain' } = part;
	if (name === undefined) throw new MultipartParseError('a part has no name');
	if (filename === undefined) form.append(unescaped(name), Buffer.from(part.bytes).toString('utf8'));
	else form.append(unescaped(name), new File(await blobsOf(part), unescaped(filename), { type }));
}

async function blobsOf({ content }: MultipartPart): Promise<Blob[]> {
	const blobs: Blob[] = [];
	for (let at = 0; at < content.length; at += PIECES) {
		blobs.push(new Blob(content.slice(at, at + PIECES) as BlobPart[]));
		if (content.length > PIECES) await setImmediate();
	}
	return blobs;
}

/** A browser writes line ends and quotes of a name so (HTML, multipart/form-data encoding algorithm). */
const unescaped = (name: string): string =>
	name.replace(/%0D|%0A|%22/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
