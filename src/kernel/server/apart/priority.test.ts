import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { standBehind, standBehindAtDatabase } from './priority.ts';

const onLinux = process.platform === 'linux';

test.runIf(onLinux)('every thread of a process falls behind', async () => {
	const pid = await running('');
	standBehind(pid, 12);
	const threads = threadsOf(pid);
	expect(threads.length).toBeGreaterThan(1);
	expect(threads.map(({ nice }) => nice)).toEqual(threads.map(() => 12));
});

test.runIf(onLinux)('what clears memory stands behind what answers', async () => {
	const threads = threadsOf(
		await running("import('./src/kernel/server/apart/priority.ts').then((it) => it.answerFirst())")
	);
	const clearing = threads.filter(({ name }) => name.startsWith('V8Worker'));
	expect(clearing.length).toBeGreaterThan(0);
	for (const one of threads) expect(one.nice, one.name).toBe(clearing.includes(one) ? 5 : 0);
});

test.runIf(onLinux)('what is no database stays where it is, for a number may be of another machine', async () => {
	const pid = await running('');
	standBehindAtDatabase(pid, 12);
	expect(threadsOf(pid).map(({ nice }) => nice)).not.toContain(12);
});

test('who has ended already is no fault', () => {
	expect(() => standBehind(2 ** 22 + 1, 12)).not.toThrow();
});

/** A process that has done something, and stays. */
async function running(act: string): Promise<number> {
	const child = spawn(process.execPath, [
		'-e',
		`Promise.resolve(${act}).then(() => console.log()); setInterval(() => {}, 1000)`
	]);
	onTestFinished(() => void child.kill());
	await once(child.stdout, 'data');
	return child.pid ?? 0;
}

function threadsOf(pid: number): { name: string; nice: number }[] {
	return readdirSync(`/proc/${pid}/task`).map((thread) => {
		const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
		const end = stat.lastIndexOf(')');
		return { name: stat.slice(stat.indexOf('(') + 1, end), nice: Number(stat.slice(end).split(' ')[17]) };
	});
}
