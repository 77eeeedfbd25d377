import { setImmediate } from 'node:timers/promises';
import { refused } from '../errors.ts';
import { formInParts } from './multipart.ts';

/** What every request may bring; more is for who reads a form with files, having looked whether its sender may send it. */
const SMALL_BYTES = 512 * 1024;
/** Megabytes of a form with one picture: 20 for the picture, and its words. */
export const PICTURE_FORM = 21;
/** A list of attendance has four fields for each of some hundred people. */
const MOST_FIELDS = 3000;
/** Of large bodies, all that is being read. */
const MOST_HELD_BYTES = 256 * 1024 * 1024;

const forms = new WeakMap<Request, Promise<FormData>>();
let held = 0;

/**
 * Has whatever reads the body of a request take at most 512 kB and 3,000 fields. It is cut while it is read, whatever its sender said of its length. A form
 * may be read twice.
 */
export function keepSmall(request: Request): void {
	const bytes = () => read(request, SMALL_BYTES);
	request.formData = () => formOf(request, SMALL_BYTES);
	request.text = async () => (await bytes()).toString('utf8');
	request.json = async () => JSON.parse(await request.text());
	request.arrayBuffer = async () => new Uint8Array(await bytes()).buffer;
}

/**
 * Reads a form that brings files: for a route that has looked who sends it.
 * @param megabytes of all of it
 * @throws 413 kernel_too_large, 400 kernel_many_fields or kernel_bad_request, 503 kernel_unavailable when too much is being sent at once
 */
export const formWithFiles = (request: Request, megabytes: number): Promise<FormData> =>
	formOf(request, megabytes * 1024 * 1024);

function formOf(request: Request, most: number): Promise<FormData> {
	const known = forms.get(request) ?? readForm(request, most);
	forms.set(request, known);
	return known;
}

async function readForm(request: Request, most: number): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
	// files come in parts alone
	const form = boundary
		? await formInParts(piecesOf(request, most), boundary[1] ?? boundary[2] ?? '', { fields: MOST_FIELDS, bytes: most })
		: await encodedForm(await read(request, SMALL_BYTES), type);
	const letters = [...form.values()].reduce((sum, one) => sum + (typeof one === 'string' ? one.length : 0), 0);
	if (letters > SMALL_BYTES) throw tooLarge();
	return form;
}

/** The bytes of a file that a form brought. `arrayBuffer()` copies them all at once, for which the program would stand still. */
export async function bytesOf(file: Blob): Promise<Buffer> {
	const bytes = Buffer.allocUnsafeSlow(file.size);
	let at = 0;
	for await (const piece of file.stream()) {
		bytes.set(piece, at);
		at += piece.length;
		await setImmediate();
	}
	return bytes;
}

function encodedForm(bytes: Buffer, type: string): Promise<FormData> {
	if (count(bytes, '&') > MOST_FIELDS) throw refused('kernel_many_fields', { most: MOST_FIELDS }, 400);
	return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(bad);
}

/** How often something stands in a body; it is not counted much further than anybody asks. */
function count(bytes: Buffer, what: string): number {
	let found = 0;
	for (let at = bytes.indexOf(what); at >= 0 && found <= MOST_FIELDS; at = bytes.indexOf(what, at + what.length))
		found++;
	return found;
}

const read = async (request: Request, most: number): Promise<Buffer> =>
	Buffer.concat(await Array.fromAsync(piecesOf(request, most)));

/** A body as it comes. */
async function* piecesOf(request: Request, most: number): AsyncGenerator<Uint8Array, void> {
	if (Number(request.headers.get('content-length')) > most) throw tooLarge();
	const reader = request.body?.getReader();
	let size = 0;
	try {
		for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
			size += next.value.length;
			held += next.value.length;
			// left unread and not cancelled, so that its sender still gets the answer
			if (size > most) throw tooLarge();
			if (held > MOST_HELD_BYTES) throw refused('kernel_unavailable', {}, 503);
			yield next.value;
		}
	} catch (error) {
		throw request.signal.aborted ? refused('kernel_bad_request', {}, 400) : error;
	} finally {
		held -= size;
		reader?.releaseLock();
	}
}

const tooLarge = () => refused('kernel_too_large', {}, 413);

function bad(error: unknown): never {
	throw error instanceof TypeError ? refused('kernel_bad_request', {}, 400) : error;
}
