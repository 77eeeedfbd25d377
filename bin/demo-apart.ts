import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Ground } from '../src/boot.ts';
import type { Report } from './ground.ts';

type Said = Readonly<{ line: string } | { failed: unknown }>;

/**
 * Loads the demonstration as `loadDemoInto` does, by a process of its own: what it takes of memory, more than serving does, ends with it. It ends with this one, however that
 * ends, and when it is `asked` to.
 * @throws what the loading failed of.
 */
export async function loadDemoApart(
	{ settings, connection, publicUrl, reach }: Ground,
	report: Report,
	asked: Promise<unknown>
): Promise<void> {
	// errors are sent whole
	const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced' });
	void asked.then(() => child.kill('SIGKILL'));
	let failed: unknown;
	child.on('message', (said: Said) => {
		if ('line' in said) report(said.line);
		else failed = said.failed;
	});
	child.send({ settings, connection, publicUrl, reach } satisfies Ground);
	const [code, signal] = await once(child, 'exit');
	if (code !== 0)
		throw failed ?? new Error(`The demonstration was not loaded: its process ended with ${signal ?? code}.`);
}

/** The process of its own. */
async function load(site: Ground): Promise<void> {
	const { loadDemoInto } = await import('./demo.ts');
	const tell = (said: Said): Promise<void> => new Promise((sent) => process.send?.(said, () => sent()));
	try {
		await loadDemoInto(site, (line) => void tell({ line }));
		process.exit(0);
	} catch (failed) {
		await tell({ failed });
		process.exit(1);
	}
}

if (import.meta.main && process.send) {
	process.on('disconnect', () => process.exit(1));
	// a terminal tells both; who waits for this one ends it
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
	process.once('message', (site: Ground) => void load(site));
}
