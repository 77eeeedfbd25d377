import { MaxPartsExceededError, MultipartParseError, parseMultipart } from '@remix-run/multipart-parser';
import { refused } from '../errors.ts';

/** What a part says of its name and kind. */
const MOST_HEAD_BYTES = 2048;

/**
 * A form in parts (RFC 7578), as `Response#formData` reads it, which takes a tenth of a second over a file of 19 MB.
 * @param most how many fields it may have
 * @throws 400 kernel_many_fields or kernel_bad_request
 */
export function formInParts(bytes: Uint8Array, boundary: string, most: number): FormData {
	const size = { maxFileSize: bytes.length, maxTotalSize: bytes.length };
	const form = new FormData();
	try {
		for (const part of parseMultipart(bytes, { boundary, maxHeaderSize: MOST_HEAD_BYTES, maxParts: most, ...size })) {
			const { name, filename, mediaType: type = 'text/plain' } = part;
			if (name === undefined) throw new MultipartParseError('a part has no name');
			if (filename === undefined) form.append(unescaped(name), Buffer.from(part.bytes).toString('utf8'));
			else form.append(unescaped(name), new File([new Uint8Array(part.bytes)], unescaped(filename), { type }));
		}
	} catch (error) {
		if (error instanceof MaxPartsExceededError) throw refused('kernel_many_fields', { most }, 400);
		if (error instanceof MultipartParseError || error instanceof TypeError)
			throw refused('kernel_bad_request', {}, 400);
		throw error;
	}
	return form;
}

/** A browser writes line ends and quotes of a name so (HTML, multipart/form-data encoding algorithm). */
const unescaped = (name: string): string =>
	name.replace(/%0D|%0A|%22/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
