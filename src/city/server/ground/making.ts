import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is drawn of OpenStreetMap, for tilemaker. */
const drawing = join('tools', 'map');

/**
 * Makes an archive of tiles of an extract of OpenStreetMap (.osm.pbf) by tilemaker, in the words of `tools/map`.
 * @param bbox west,south,east,north in degrees; without it, all of the extract
 * @throws {Error} with words for the person at the terminal
 */
export async function tilesFrom(extract: string, to: string, bbox?: string): Promise<void> {
	const how = ['--config', join(drawing, 'config.json'), '--process', join(drawing, 'process.lua')];
	const { code, said } = await run(['--input', extract, '--output', to, ...how, ...(bbox ? ['--bbox', bbox] : [])]);
	// of what it does not know it makes nothing, and says that all is well
	if (!code && !(await stat(to).catch(() => null))) throw new Error(`There is nothing to draw in ${extract}.`);
	if (code) throw new Error(`tilemaker cannot read ${extract}: ${said.trim().split('\n').at(-1)?.slice(0, 200)}`);
}

function run(words: readonly string[]): Promise<{ code: number | null; said: string }> {
	return new Promise((resolve, reject) => {
		let said = '';
		const program = spawn('tilemaker', words, { stdio: ['ignore', 'ignore', 'pipe'] });
		program.stderr.on('data', (piece) => {
			said = `${said}${piece}`.slice(-2000);
		});
		program.on('close', (code) => resolve({ code, said }));
		program.on('error', (error: NodeJS.ErrnoException) =>
			reject(
				error.code === 'ENOENT' ? new Error('tilemaker is missing: `apt-get install tilemaker` brings it.') : error
			)
		);
	});
}
