import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureProgram } from '../../scripts/debian.mjs';

let folder: string | undefined;

/** Compiles one of the C programs beside this file, once for a run. @returns the path of what can be run. */
export function compiled(name: 'load' | 'floor'): string {
	const cc = ensureProgram('cc', ['gcc', 'libc6-dev']);
	if (!cc) throw new Error('no C compiler here, and not root on Debian to install one: install cc');
	folder ??= scratch();
	const made = join(folder, name);
	const { status, stderr } = spawnSync(cc, ['-O2', '-o', made, fileURLToPath(new URL(`./${name}.c`, import.meta.url))]);
	if (status !== 0) throw new Error(`${name}.c does not compile:\n${stderr}`);
	return made;
}

function scratch(): string {
	const made = mkdtempSync(join(realpathSync(tmpdir()), 'valley-load-'));
	process.once('exit', () => rmSync(made, { recursive: true, force: true }));
	return made;
}
