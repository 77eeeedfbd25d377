/** A parent with a quick pace, and a program that writes down what it hears and does what stands in `acts`, a line for each start. */
import { appendFileSync, readFileSync } from 'node:fs';
import { supervise } from './supervise.mjs';

const folder = process.env.FOLDER;
const tell = (line) => appendFileSync(`${folder}/told`, `${line}\n`);
const pace = {
	...{ most: 4, withinMs: 60_000, firstMs: 5, longestMs: 20, passingMs: 20 },
	...{ looksMs: 100, silentLooks: 8, tellMs: 5000 }
};

function stand() {
	setInterval(() => process.send('lives', () => undefined), 50).unref();
	const kept = setTimeout(() => undefined, 60_000);
	process.on('disconnect', () => {
		tell('orphaned');
		clearTimeout(kept);
		process.exit(0);
	});
	for (const signal of ['SIGTERM', 'SIGINT'])
		process.on(signal, () => {
			tell(signal);
			setTimeout(() => process.exit(0), 100);
		});
	process.once('message', ({ deaths }) => tell(`stands ${deaths.map(({ how }) => how).join(' ')}`.trim()));
	process.send('stands');
}

const acts = {
	stand,
	killed: () => process.kill(process.pid, 'SIGKILL'),
	aborts: () => process.abort(),
	throws: () => process.exit(1),
	passing: () => process.exit(75),
	refuses: () => process.exit(1),
	hangs: () => {
		for (;;);
	}
};

const role = process.argv[2];
if (role === 'parent') process.exit(await supervise({ program: import.meta.filename, args: ['program'], pace }));
if (role === 'given-up') {
	tell(`given up ${JSON.parse(process.argv[3]).length}`);
	process.exit(0);
}
if (role === 'program') {
	const nth = readFileSync(`${folder}/told`, 'utf8').split('starts').length - 1;
	tell(`starts ${process.pid} ${process.execArgv.join(' ')}`);
	const [act, first] = (readFileSync(`${folder}/acts`, 'utf8').trim().split('\n')[nth] || 'stand').split(' after ');
	if (first) stand();
	setTimeout(acts[act], first ? 300 : 0);
}
