import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Bounds, runProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-program-of-the-system-'));
// they stand behind everything else, and a machine may be busy
vi.setConfig({ testTimeout: 120_000 });
const bounds: Bounds = { mostMs: 60_000, cpuSeconds: 30, megabytes: 4096, fileMegabytes: 10 };
const node = (script: string, more: Partial<Bounds> = {}, heard?: (line: string) => boolean) =>
	runProgram(process.execPath, ['-e', script], { ...bounds, megabytes: 100_000, ...more }, heard);

/** Writes the number of its process, then does something. */
const numbered = (name: string, script: string) =>
	`require('node:fs').writeFileSync(${JSON.stringify(join(folder, name))}, String(process.pid)); ${script}`;

function lives(name: string): boolean {
	const at = join(folder, name);
	if (!existsSync(at)) return false;
	try {
		return process.kill(Number(readFileSync(at, 'utf8')), 0);
	} catch {
		return false;
	}
}

test('it is heard, stands behind all others and knows nothing of the hub’s settings', async () => {
	process.env.SECRET_OF_THE_TEST = 'x';
	const out = await node(
		'console.log(JSON.stringify([require("node:os").getPriority(), process.env.SECRET_OF_THE_TEST ?? null]))'
	);
	const [priority, settings] = JSON.parse(out);
	// a run that stands behind others itself is not put before them
	expect(priority).toBeGreaterThanOrEqual(15);
	expect(settings).toBeNull();
	const lines: string[] = [];
	await node('process.stdout.write("a\\nb"); setTimeout(() => console.log("c\\nd"), 50)', {}, (line) => {
		lines.push(line);
		return true;
	});
	expect(lines).toEqual(['a', 'bc', 'd']);
});

test('one that never ends is ended by the clock', async () => {
	await expect(node(numbered('clock', 'for (;;);'), { mostMs: 1500 })).rejects.toMatchObject({ by: 'time' });
	await expect.poll(() => lives('clock'), { timeout: 10_000 }).toBe(false);
});

test('one that never ends is ended by what it has had of the processor', async () => {
	await expect(node(numbered('processor', 'for (;;);'), { cpuSeconds: 1 })).rejects.toMatchObject({ by: 'time' });
	await expect.poll(() => lives('processor'), { timeout: 10_000 }).toBe(false);
});

test('one that goes on without getting further is ended; who gets further is not', async () => {
	// the test's own clock, put forward with each line: a busy machine is not taken for one that stands still
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	onTestFinished(() => void vi.useRealTimers());
	const talking = (lines: number) =>
		`let n = 0; setInterval(() => { console.log("here"); if (++n > ${lines}) process.exit(0) }, 5)`;
	const heard = (further: boolean) => (): boolean => {
		vi.advanceTimersByTime(600);
		return further;
	};
	await expect(node(talking(1000), { stillMs: 1000 }, heard(false))).rejects.toMatchObject({ by: 'time' });
	await node(talking(40), { stillMs: 1000 }, heard(true));
});

test('one that nobody wants any more ends at once', async () => {
	const unwanted = new AbortController();
	const run = node(numbered('unwanted', 'setInterval(() => 0, 1000)'), { signal: unwanted.signal });
	await expect.poll(() => lives('unwanted')).toBe(true);
	unwanted.abort();
	await expect(run).rejects.toMatchObject({ by: 'unwanted' });
	await expect.poll(() => lives('unwanted'), { timeout: 10_000 }).toBe(false);
	await expect(node('', { signal: unwanted.signal })).rejects.toMatchObject({ by: 'unwanted' });
});

test('it writes no more, prints no more and takes no more memory than it may', async () => {
	const file = join(folder, 'large');
	const write = `dd if=/dev/zero of=${file} bs=65536 count=1000`;
	await expect(runProgram('sh', ['-c', write], { ...bounds, fileMegabytes: 1 })).rejects.toMatchObject({
		by: 'failed'
	});
	expect(statSync(file).size).toBeLessThanOrEqual(1024 * 1024);
	await expect(runProgram('yes', [], bounds)).rejects.toMatchObject({ by: 'failed' });
	await expect(runProgram('tail', ['/dev/zero'], { ...bounds, megabytes: 20 })).rejects.toMatchObject({
		by: 'failed'
	});
});
