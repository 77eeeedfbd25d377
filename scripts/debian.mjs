// Programs of the system that tests and claims call. Plain JavaScript: also read by what runs before Node 24 is there.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';

const folders = [...(process.env.PATH ?? '').split(':'), '/usr/local/bin', '/usr/bin', '/usr/sbin'];

/**
 * The path of a program; installs it by apt when it is missing and we are root on Debian. Prints what it does.
 * @param {string} name
 * @param {readonly string[]} packages
 * @returns {string | undefined}
 */
export function ensureProgram(name, packages) {
	const find = () => folders.map((folder) => join(folder, name)).find(runnable);
	return find() ?? (install(name, packages) ? find() : undefined);
}

/** Whether `install` can do anything here. */
export function canInstall() {
	return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/**
 * @param {string} what
 * @param {readonly string[]} packages
 * @returns {boolean} whether it was tried
 */
export function install(what, packages) {
	if (!canInstall()) return false;
	console.log(`· ${what} is missing: installing it by apt (about a minute)`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
		console.log(`  apt-get ${args.join(' ')}`);
		const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
		if (status !== 0) console.error(`${stdout}${stderr}`.split('\n').slice(-6).join('\n'));
	}
	return true;
}

/** @param {string} path */
export function runnable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
