import type { Values } from '#exchange/server';
import { db } from '#kernel/server/db.ts';
import { mediaKinds } from '../../kinds.ts';
import { type BroughtFile, broughtFiles } from './brought.ts';
import { cell } from './lines.ts';
import { finder } from './rights.ts';

/** The files of an import: how many came, those that none of the lines names, and those that cannot be kept. */
export async function filesApart(
	batch: string,
	lines: readonly Values[]
): Promise<{ count: number; unnamed: BroughtFile[]; broken: BroughtFile[] }> {
	const files = await broughtFiles(batch, db);
	const find = finder(files, []);
	const named = new Set(
		lines.flatMap((values) =>
			mediaKinds.flatMap((kind) => {
				const its = values[kind] == null ? null : find(kind, cell(values, kind));
				return its && 'file' in its ? [its.file] : [];
			})
		)
	);
	return {
		count: files.length,
		unnamed: files.filter(({ file }) => file !== null && !named.has(file)),
		broken: files.filter(({ problem }) => problem !== null)
	};
}
