import { stat } from 'node:fs/promises';
import { isTooMuch, takeAway, toSweep } from '#kernel/server/disk.ts';
import { pathOf } from '#kernel/server/storage.ts';
import { close, open } from '../src/boot.ts';
import { ground, type Report } from './ground.ts';

/**
 * `valley sweep`: says which files nothing names, and with `goOn` takes them away, also when they are so many that the nightly sweep stops.
 * @throws {Error} for a folder that is not this database's.
 */
export async function sweep(goOn: boolean, report: Report): Promise<void> {
	const site = await ground(report);
	open(site);
	try {
		const found = await toSweep();
		if (!found.isOurs)
			throw new Error(
				'The folder of files is not marked as that of this database: docs/operate.md says how to mark it.'
			);
		const paths = [...found.files.map(pathOf), ...found.cutOff];
		for (const path of paths) report(await lineOf(path));
		report(`${found.files.length} of ${found.of} files have no name, ${found.cutOff.length} were cut off`);
		if (!paths.length) return;
		if (isTooMuch(found)) report('so many that the nightly sweep takes none: is this the right database?');
		if (!goOn) return report('nothing was taken away: --go-on does it');
		await takeAway(found);
		const left = (await toSweep()).files.length;
		report(left ? `${left} are still there: a backup is being made, or the log says why` : 'they are taken away');
	} finally {
		await close();
		await site.release();
	}
}

async function lineOf(path: string): Promise<string> {
	const { size, mtime } = await stat(path);
	return `  ${mtime.toISOString().slice(0, 10)}  ${String(size).padStart(10)}  ${path}`;
}
