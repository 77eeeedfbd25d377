import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, expect, test } from 'vitest';
import type { posterPng } from '../poster.ts';
import type { echo as Echo, refuse as Refuse } from './press.fixture.ts';
import { atPress, closePress } from './press.ts';

const FILE = 'src/kernel/server/press/press.fixture.ts';
const echo = atPress<typeof Echo>(FILE, 'echo', { kept: false });
const keptEcho = atPress<typeof Echo>(FILE, 'echo');
const refuse = atPress<typeof Refuse>(FILE, 'refuse');

afterAll(closePress);

test('what is made elsewhere comes back as it was made', async () => {
	const made = await echo({ at: new Date(1), words: ['é'] });
	expect(made).toMatchObject({ given: { at: new Date(1), words: ['é'] }, at: new Date(0) });
	expect(made).toMatchObject({ bytes: Buffer.from('é') });
	expect(made).not.toMatchObject({ who: process.pid });
});

test('the same is made once, and each who asks has her own', async () => {
	const [one, same, other] = await Promise.all([keptEcho(1), keptEcho(1), keptEcho(2)]);
	expect(same).toEqual(one);
	expect(same).not.toBe(one);
	expect(other).toMatchObject({ given: 2 });
});

test('a refusal is one here too, and the press goes on', async () => {
	await expect(refuse()).rejects.toMatchObject({ code: 'kernel_missing', status: 404, params: { what: 'it' } });
	await expect(echo(1)).resolves.toMatchObject({ given: 1 });
});

test('too many at once are told so', async () => {
	const asked = await Promise.allSettled(Array.from({ length: 60 }, (_, at) => echo(at)));
	const refused = asked.filter(({ status }) => status === 'rejected');
	expect(refused).toHaveLength(18);
	expect(refused[0]).toMatchObject({ reason: { code: 'kernel_busy', status: 503 } });
});

test('a headline without a blank holds nobody up', { timeout: 60_000 }, async () => {
	const poster = atPress<typeof posterPng>('src/kernel/server/poster.ts', 'posterPng');
	const look = {
		colour: '#000000',
		ink: '#000000',
		kicker: '',
		lines: [],
		signed: { name: '', mark: null },
		loose: '#000000'
	};
	await poster({ ...look, title: 'warm' });
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	await poster({ ...look, title: 'abcdef'.repeat(10_000) });
	delay.disable();
	expect(delay.max / 1e6).toBeLessThan(500);
});
