import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endsWithUs } from '../../../tests/support/interrupted.ts';
import { viewers } from '../recovery/viewers.ts';

const LOOK_MS = 50;

/** Whoever watches a show with the very client of the pages, in a process that knows events too, as browsers do, for where sockets fail. */
export function watch(url: string, room: string, cookie: string): Readonly<{ there(): boolean; leave(): void }> {
	const child = endsWithUs(
		fork(fileURLToPath(import.meta.url), [url, room, cookie], {
			execArgv: ['--experimental-eventsource', '--no-warnings']
		})
	);
	let there = false;
	child.on('message', (now) => {
		there = now === true;
	});
	return { there: () => there, leave: () => void child.kill() };
}

if (import.meta.main) {
	const [url = '', room = '', cookie = ''] = process.argv.slice(2);
	const [viewer] = viewers(url, room, [cookie]);
	let told = false;
	setInterval(() => {
		const there = viewer?.heard() === true;
		if (there !== told) process.send?.(there);
		told = there;
	}, LOOK_MS);
}
