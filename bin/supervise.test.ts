import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { endsWithUs } from '../tests/support/interrupted.ts';
import { FLAGS, GIVEN_UP, PASSING } from './supervise.mjs';

let parent: ChildProcess;
let told: () => string[];
let ended: Promise<unknown[]>;
let said = '';

/** A parent whose program does these things, one after the other, and then stands. */
function supervised(...acts: string[]): void {
	const folder = mkdtempSync(join(tmpdir(), 'valley-supervised-'));
	writeFileSync(join(folder, 'acts'), `${acts.join('\n')}\n`);
	writeFileSync(join(folder, 'told'), '');
	said = '';
	parent = endsWithUs(
		spawn(process.execPath, ['--stack-size=900', 'bin/supervise.fixture.mjs', 'parent'], {
			env: { ...process.env, FOLDER: folder },
			stdio: ['ignore', 'ignore', 'pipe']
		})
	);
	parent.stderr?.on('data', (text: Buffer) => (said += text));
	ended = once(parent, 'close');
	told = () => readFileSync(join(folder, 'told'), 'utf8').trim().split('\n');
}

const starts = (): number[] =>
	told().flatMap((line) => (line.startsWith('starts') ? [Number(line.split(' ')[1])] : []));
const stands = (): string[] => told().filter((line) => line.startsWith('stands'));
const isGone = (pid: number): boolean => {
	try {
		return !process.kill(pid, 0);
	} catch {
		return true;
	}
};

afterEach(async () => {
	parent.kill('SIGTERM');
	await ended;
});

test('the program has the flags of Node that keep it small, and those that its parent was given', async () => {
	supervised();
	await expect.poll(stands).toEqual(['stands']);
	expect(told()[0]).toMatch(new RegExp(`${FLAGS.join(' ')} --stack-size=900$`));
});

test('who is killed, has no memory left, fails or hangs is started again, and told of it', async () => {
	supervised('killed after it stood', 'aborts', 'hangs after it stood');
	await expect.poll(stands).toEqual(['stands', 'stands SIGKILL SIGABRT', 'stands SIGKILL SIGABRT hung']);
	expect(starts().slice(0, -1).every(isGone)).toBe(true);
});

test('who dies too often is given up with words, and somebody is told', async () => {
	supervised('killed', 'throws after it stood', 'killed', 'aborts');
	expect(await ended).toEqual([GIVEN_UP, null]);
	expect(told().at(-1)).toBe('given up 4');
	expect(said).toMatch(/died 4 times.*SIGABRT.*not started again.*start the hub again/s);
});

test.each([['refuses'], ['passing']])('a start that fails in words (%s) is the end, at once', async (act) => {
	supervised(act);
	expect(await ended).toEqual([act === 'passing' ? PASSING : 1, null]);
	expect(starts()).toHaveLength(1);
});

test('who stood before and cannot stand for a reason that passes is tried for as long as it takes', async () => {
	supervised('killed after it stood', ...Array.from({ length: 8 }, () => 'passing'));
	await expect.poll(stands).toEqual(['stands', 'stands SIGKILL']);
	expect(starts()).toHaveLength(10);
});

test('who stood before and is refused in words is the end too', async () => {
	supervised('killed after it stood', 'refuses');
	expect(await ended).toEqual([1, null]);
});

test('who is asked to stop hears it once, whatever its terminal sends and how often', async () => {
	supervised();
	await expect.poll(stands).toEqual(['stands']);
	// as a terminal does: to all of its foreground
	for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) parent.kill(signal);
	expect(await ended).toEqual([0, null]);
	expect(told().slice(2)).toEqual(['SIGTERM']);
	expect(starts()).toHaveLength(1);
});

test('who has lost its parent stops gently', async () => {
	supervised();
	await expect.poll(stands).toEqual(['stands']);
	parent.kill('SIGKILL');
	await expect.poll(() => isGone(starts()[0] as number)).toBe(true);
	expect(told().at(-1)).toBe('orphaned');
});
