import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '#kernel/words.ts';

/** The files of a story by their path in its folder. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What belongs to a story; all else in its folder (its README, drafts) is left alone. */
const TEXT = new RegExp(`^([a-z0-9_-]+\\.ink|(story|game)\\.json|words/(${locales.join('|')}|glossary)\\.json)$`);
const PICTURE = /^(scenes|portraits)\/[a-z0-9_-]+\.png$/;

/** The files of a story's folder. @throws when there is no such folder */
export async function filesIn(folder: string): Promise<Files> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
		throw new Error(`there is no folder ${folder}`);
	});
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
		.filter((path) => TEXT.test(path) || PICTURE.test(path))
		.toSorted();
	return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)));
}

/** The texts of a story, by path. */
export const textsOf = (files: Files): Record<string, string> =>
	Object.fromEntries(
		[...files].filter(([path]) => TEXT.test(path)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])
	);

/** The drawings of a story. */
export const picturesOf = (files: Files): Files => new Map([...files].filter(([path]) => PICTURE.test(path)));

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** How many bytes each drawing has; none when it is no PNG. */
export const sizesOf = (pictures: Files): Record<string, number | null> =>
	Object.fromEntries(
		[...pictures].map(([path, bytes]) => [path, PNG.every((sign, at) => bytes[at] === sign) ? bytes.length : null])
	);
