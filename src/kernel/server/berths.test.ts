import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Berths } from './berths.ts';

test('so many are inside at once, one for each person, and the first who may comes next', async () => {
	const berths = new Berths(2, 1000);
	const inside: string[] = [];
	const enter = (name: string, whose = name) =>
		berths.enter(whose).then((leave) => {
			inside.push(name);
			return () => {
				inside.splice(inside.indexOf(name), 1);
				leave();
				leave();
			};
		});
	const ada = await enter('ada');
	const again = enter('ada again', 'ada');
	await setImmediate();
	expect(inside).toEqual(['ada']);
	const bo = await enter('bo');
	const cleo = enter('cleo');
	await setImmediate();
	expect(inside).toEqual(['ada', 'bo']);
	bo();
	(await cleo)();
	expect(inside).toEqual(['ada']);
	ada();
	(await again)();
	expect(inside).toEqual([]);
});

test('who waits for too long is told so, and keeps nobody from a turn', async () => {
	const berths = new Berths(1, 20);
	const leave = await berths.enter('ada');
	await expect(berths.enter('bo')).rejects.toMatchObject({ code: 'kernel_tables_busy', status: 503 });
	leave();
	(await berths.enter('cleo'))();
});
