import { expect, test } from 'vitest';
import { anotherRoom, anotherTime, insteadOf, withoutDays } from './instead.ts';

test('what is chosen instead is read as it was written, and what is no choice changes nothing', () => {
	expect(insteadOf(anotherTime('2026-12-01T16:00', '2026-12-01T18:30'))).toEqual({
		...{ date: '2026-12-01', start: '16:00', end: '18:30', lastDay: '' }
	});
	expect(insteadOf(anotherTime('2026-12-01T22:00', '2026-12-02T01:00'))).toMatchObject({ lastDay: '2026-12-02' });
	expect(insteadOf(anotherRoom('quai', 'petite-salle'))).toEqual({ place: 'quai/petite-salle' });
	expect(insteadOf(anotherRoom('quai', ''))).toEqual({ place: 'quai' });
	expect(insteadOf(withoutDays(['2026-12-01', '2026-12-08']))).toEqual({ skip: ['2026-12-01', '2026-12-08'] });
	for (const none of ['', 'time', 'time a b', 'x y']) expect(insteadOf(none)).toEqual({});
});
