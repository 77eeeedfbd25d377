// The system's ffmpeg for the films of the tests. Plain JavaScript, like chromium.mjs beside it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const runs = () =>
	['ffmpeg', 'ffprobe'].every((name) => spawnSync(name, ['-version'], { stdio: 'ignore' }).status === 0);

/**
 * Whether there is an ffmpeg; installs it by apt when it is missing and we are root on Debian. Prints what it does.
 * @returns {boolean}
 */
export function ensureFfmpeg() {
	if (runs() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return runs();
	console.log('· ffmpeg is missing: installing it by apt (about a minute)');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'ffmpeg']]) {
		console.log(`  apt-get ${args.join(' ')}`);
		const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
		if (status !== 0) console.error(`${stdout}${stderr}`.split('\n').slice(-6).join('\n'));
	}
	return runs();
}

if (process.argv[1]?.endsWith('ffmpeg.mjs')) process.exitCode = ensureFfmpeg() ? 0 : 1;
