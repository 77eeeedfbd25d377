import { expect, test } from 'vitest';
import { timeSaid } from './time-said.ts';

test('hours and minutes are said as one adds them up', () => {
	const said = (minutes: number) => timeSaid(minutes, 'fr').replaceAll(/\s/g, ' ');
	expect([0, 45, 60, 450].map(said)).toEqual(['0 min', '45 min', '1 h', '7 h 30 min']);
});
