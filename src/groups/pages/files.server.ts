import { ifThere, missing, refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { sentFile } from '#web/form.server.ts';
import { deliverableOf, documentOf, type Sent, seatIn } from '../server/index.ts';

const kinds: Readonly<Record<string, string>> = {
	'%PDF': 'application/pdf',
	'\x89PNG': 'image/png',
	'\xff\xd8\xff': 'image/jpeg',
	// also what writing and counting programs make
	'PK\x03\x04': 'application/zip'
};

/** The file that a form hands in; null when it sends none. @throws groups_file_wrong */
export async function sentIn(form: FormData): Promise<Sent> {
	const sent = await sentFile(form, 'file');
	if (!sent) return null;
	const [, mediaType] =
		Object.entries(kinds).find(([begins]) => sent.content.toString('latin1', 0, begins.length) === begins) ?? [];
	if (!mediaType) throw refused('groups_file_wrong', {}, 422);
	return { ...sent, mediaType };
}

/** A file of a group, for who is inside: a document, or what was handed in. @throws 404 */
export async function fileIn(group: string, id: string, viewer: Viewer): Promise<{ hash: string; name: string }> {
	await seatIn(group, viewer);
	const its = (await ifThere(documentOf(group, id))) ?? (await deliverableOf(group, id));
	if (!its.file || !its.fileName) throw missing();
	return { hash: its.file, name: its.fileName };
}
