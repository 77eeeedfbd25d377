import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { byOf } from '#web/require.server.ts';
import { carryPictures, keepStory, readFiles, sayProblem } from '../../server/index.ts';

const MOST_FILES = 150;
const MOST_BYTES = 12_000_000;

type Read = Awaited<ReturnType<typeof readFiles>>;
/** A sentence about a file for whoever wrote it. */
export type Said = Readonly<{ file: string; line: number | null; text: string; warning: boolean }>;

/** What was found in the files, and where they are kept when nothing in them must be mended. */
export type Found = Readonly<{ problems: readonly Said[]; found: Read['found']; kept: string | null }>;
const nothing: Found = { problems: [], found: { faults: 0, doubts: 0 }, kept: null };

/**
 * Takes the files of a story that somebody sends: keeps them as a draft when nothing in them must be mended, and names by file and line what must otherwise,
 * or what is worth a look.
 * @param story the word of the address of the story that is meant; without one, whichever it is
 */
export async function upload(event: RequestEvent, viewer: Viewer, story: string | null = null) {
	const { locale } = event.locals;
	return attempt(event, '', nothing, async () => {
		const read = await readFiles(await filesIn(await formWithFiles(event.request, 13)));
		if (read.found.faults) return refusedFiles(read, locale);
		const slug = read.bundle?.story ?? '';
		if (story && slug !== story) throw refused('journey_desk_upload_other', { story: slug }, 422);
		const kept = await transaction(async (tx) => {
			const made = await keepStory(tx, read, byOf(viewer));
			await carryPictures(tx, made.story, made.hash, byOf(viewer));
			return made;
		});
		const done = kept.state === 'draft' ? 'kept' : 'same';
		const page = href(`/desk/stories/${slug}/${kept.hash}?done=${done}`, locale);
		if (!read.problems.length) redirect(303, page);
		return { typed: foundIn(read, locale, page), problems: {} as Record<string, string> };
	});
}

const refusedFiles = (read: Read, locale: Locale) =>
	fail(422, { typed: foundIn(read, locale, null), problems: {} as Record<string, string> });

const foundIn = ({ problems, found }: Read, locale: Locale, kept: string | null): Found => ({
	found,
	problems: problems.map((one) => said(one, locale)),
	kept
});

const said = (one: Read['problems'][number], locale: Locale): Said => ({
	...{ file: one.file, line: one.line, text: sayProblem(one, locale), warning: one.warning === true }
});

/** The files that were chosen, by their path in the story's folder. */
async function filesIn(form: FormData): Promise<Map<string, Uint8Array>> {
	const given = form.getAll('files').filter((one): one is File => typeof one !== 'string' && one.size > 0);
	if (!given.length) throw refused('journey_desk_upload_empty', {}, 422);
	const bytes = given.reduce((sum, { size }) => sum + size, 0);
	if (given.length > MOST_FILES || bytes > MOST_BYTES)
		throw refused('journey_desk_upload_many', { most: MOST_FILES, megabytes: MOST_BYTES / 1_000_000 }, 413);
	const files = new Map<string, Uint8Array>();
	for (const file of given) {
		const content = await bytesOf(file);
		files.set(pathOf(file.name, content), content);
	}
	return files;
}

const WORDS = [...locales, 'glossary'].map((name) => `${name}.json`);
const PORTRAIT = 64;

/** Where a file lies in a story's folder: files that are chosen one by one come without it. */
export function pathOf(name: string, content: Uint8Array): string {
	const parts = name.replaceAll('\\', '/').split('/').filter(Boolean);
	const [file = '', folder = ''] = parts.toReversed();
	if (WORDS.includes(file)) return `words/${file}`;
	if (!file.endsWith('.png')) return file;
	if (folder === 'scenes' || folder === 'portraits') return `${folder}/${file}`;
	return `${widthOf(content) === PORTRAIT ? 'portraits' : 'scenes'}/${file}`;
}

/** How wide a PNG says that it is; 0 for what is none. */
const widthOf = (content: Uint8Array): number =>
	content.length > 24 ? new DataView(content.buffer, content.byteOffset).getUint32(16) : 0;
