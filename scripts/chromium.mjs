// The system's Chromium for journeys, PDFs and claims. Plain JavaScript: also read by what runs before Node 24 is there.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

const places = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * The path of a Chromium that can be run: the one that CHROMIUM names, else the system's.
 * @returns {string | undefined}
 */
export function findChromium() {
	return [process.env.CHROMIUM, ...places].find((path) => path && runnable(path));
}

/**
 * Like findChromium, and installs it by apt when it is missing and we are root on Debian. Prints what it does.
 * @returns {string | undefined}
 */
export function ensureChromium() {
	const found = findChromium();
	if (found || !canInstall()) return found;
	console.log('· Chromium is missing: installing it by apt (about a minute)');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']]) {
		console.log(`  apt-get ${args.join(' ')}`);
		const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
		if (status !== 0) console.error(`${stdout}${stderr}`.split('\n').slice(-6).join('\n'));
	}
	return findChromium();
}

/**
 * Why there is no Chromium, in one line.
 * @returns {string}
 */
export function whyNoChromium() {
	if (canInstall()) return 'Chromium could not be installed by apt; set CHROMIUM to the path of one';
	return 'no Chromium on this machine and not root on Debian: install it, or set CHROMIUM to its path';
}

function canInstall() {
	return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** @param {string} path */
function runnable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

if (process.argv[1]?.endsWith('chromium.mjs')) {
	const path = ensureChromium();
	console.log(path ?? whyNoChromium());
	process.exitCode = path ? 0 : 1;
}
