// The system's Chromium for journeys, PDFs and claims. Plain JavaScript: also read by what runs before Node 24 is there.
import { canInstall, install, runnable } from './debian.mjs';

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

/** The same without windows: a third less work for the machine. What asks for windows and tabs, as a page that is hidden, needs the other. */
const withoutWindows = '/usr/bin/chromium-headless-shell';

/**
 * The path of a Chromium for pages that are only driven and looked at.
 * @returns {string | undefined}
 */
export function findHeadless() {
	return !process.env.CHROMIUM && runnable(withoutWindows) ? withoutWindows : findChromium();
}

/**
 * Like findChromium, and installs it by apt when it is missing and we are root on Debian, with the one without windows beside Debian's. Prints what it does.
 * @returns {string | undefined}
 */
export function ensureChromium() {
	const found = findChromium();
	const whole = found && (found !== places[0] || runnable(withoutWindows));
	if (whole || !install('Chromium', ['chromium', 'chromium-headless-shell', 'fonts-liberation'])) return found;
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

if (process.argv[1]?.endsWith('chromium.mjs')) {
	const path = ensureChromium();
	console.log(path ?? whyNoChromium());
	process.exitCode = path ? 0 : 1;
}
