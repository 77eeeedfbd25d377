import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apart, Child } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-apart-'));
const busy = { file: 'src/kernel/server/apart/busy.fixture.ts', megabytes: 100, nice: 0 };
const task = (what: string) => ({ do: what, pid: join(folder, what) });

const limits = (limitMs: number, mostMs = 20_000) => ({ limitMs, leastMs: limitMs / 2, mostMs });

/** Whether the process that wrote its number there is still at it. */
function lives(what: string): boolean {
	try {
		return process.kill(Number(readFileSync(join(folder, what), 'utf8')), 0);
	} catch {
		return false;
	}
}

test('a process answers one task after the other', async () => {
	const child = new Child(busy);
	for (let turn = 0; turn < 3; turn++)
		expect(await child.run(task('answer'), limits(5000))).toEqual({ answer: { said: 'answer' } });
	child.end();
	await expect.poll(() => lives('answer')).toBe(false);
});

test('a task without any time is not begun, and its process lives', async () => {
	const child = new Child(busy);
	for (const [limit, most] of [
		[0, 1000],
		[-300, 1000],
		[1000, -300]
	] as const)
		expect(await child.run(task('answer'), limits(limit, most))).toEqual({ lost: 'turn' });
	expect(await child.run(task('answer'), limits(5000))).toEqual({ answer: { said: 'answer' } });
	child.end();
});

test('who has not started in time is not waited for, and starts all the same', async () => {
	const child = new Child(busy);
	expect(await child.run(task('answer'), limits(1, 1))).toEqual({ lost: 'turn' });
	expect(await child.run(task('answer'), limits(5000))).toEqual({ answer: { said: 'answer' } });
	child.end();
});

test('what it does first is done before whatever it is asked for, and only once', async () => {
	const child = new Child(busy);
	child.warm(task('share'), limits(5000));
	expect(await child.run(task('answer'), limits(5000))).toEqual({ answer: { said: 'answer' } });
	expect(lives('share')).toBe(true);
	child.end();
});

test('what it does first may take long: nobody is let pass for that', async () => {
	const child = new Child({ ...busy, slow: { ms: 1, nice: 15 } });
	child.warm(task('share'), limits(5000));
	await child.there(20_000);
	expect(child.behind).toBe(false);
	child.end();
});

test('who is lost with what it does first has tried nothing of what it was asked for', async () => {
	const child = new Child(busy);
	child.warm(task('loop'), limits(300));
	expect(await child.run(task('answer'), limits(5000))).toEqual({ lost: 'turn' });
	expect(child.ended).toBe(true);
});

test.each([
	['loop', 'time'],
	['fill', 'memory'],
	['nest', 'memory']
])('a task that would %s for ever ends its process and nothing else', async (what, lost) => {
	expect(await apart(busy, task(what), limits(4000))).toEqual({ lost });
	await expect.poll(() => lives(what)).toBe(false);
});

test('a busy process does not outlive the program, however that ends', async () => {
	const program = spawn(process.execPath, ['src/kernel/server/apart/parent.fixture.ts', join(folder, 'orphan')]);
	await expect.poll(() => lives('orphan')).toBe(true);
	program.kill('SIGKILL');
	await expect.poll(() => lives('orphan')).toBe(false);
});

test('who had a part of the processor only is waited for, and stays where it stands', async () => {
	const child = new Child({ ...busy, slow: { ms: 800, nice: 15 } });
	expect(await child.run(task('share'), { limitMs: 1000, leastMs: 800, mostMs: 20_000 })).toEqual({
		answer: { said: 'share' }
	});
	expect(child.behind).toBe(false);
	child.end();
});

test('who takes long lets all others pass, and answers all the same', async () => {
	const child = new Child({ ...busy, slow: { ms: 1, nice: 15 } });
	await child.there(20_000);
	expect(child.behind).toBe(false);
	expect(await child.run(task('answer'), limits(5000))).toEqual({ answer: { said: 'answer' } });
	await child.run(task('loop'), limits(300));
	expect(child.behind).toBe(true);
	child.end();
});
