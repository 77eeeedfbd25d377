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
 * Has whatever reads the body of a request take at most 512 kB and 3,000 fields. It is cut while it is read, whatever its sender said of its length, and its
 * form is looked over before it is taken apart. A form may be read twice.
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
	const bytes = await read(request, boundary ? most : SMALL_BYTES);
	const form = boundary
		? formInParts(bytes, boundary[1] ?? boundary[2] ?? '', MOST_FIELDS)
		: await encodedForm(bytes, type);
	const letters = [...form.values()].reduce((sum, one) => sum + (typeof one === 'string' ? one.length : 0), 0);
	if (letters > SMALL_BYTES) throw tooLarge();
	return form;
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

async function read(request: Request, most: number): Promise<Buffer> {
	if (Number(request.headers.get('content-length')) > most) throw tooLarge();
	const reader = request.body?.getReader();
	const pieces: Uint8Array[] = [];
	let size = 0;
	try {
		for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
			size += next.value.length;
			held += next.value.length;
			// left unread and not cancelled, so that its sender still gets the answer
			if (size > most) throw tooLarge();
			if (held > MOST_HELD_BYTES) throw refused('kernel_unavailable', {}, 503);
			pieces.push(next.value);
		}
		return Buffer.concat(pieces);
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
