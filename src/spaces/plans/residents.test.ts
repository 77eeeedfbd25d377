import { expect, test } from 'vitest';
import { residentsByMonth } from './residents.ts';

const stay = (id: string, from: string, until: string | null, kind: 'resident' | 'month' = 'resident') => ({
	...{ payer: { kind: 'organization', id } as const, terms: { kind } },
	...{ from, until }
});

test('residents and former ones are counted at the end of each month, each payer once', () => {
	const all = [
		stay('a', '2026-01-10', null),
		stay('a', '2026-02-01', null),
		stay('b', '2026-01-01', '2026-02-15'),
		stay('c', '2026-02-20', '2026-02-25'),
		stay('d', '2026-01-01', null, 'month')
	];
	expect(residentsByMonth(all, '2026-03', 3)).toEqual([
		{ month: '2026-03', residents: 1, begun: 0, ended: 0, alumni: 2 },
		{ month: '2026-02', residents: 1, begun: 0, ended: 1, alumni: 2 },
		{ month: '2026-01', residents: 2, begun: 2, ended: 0, alumni: 0 }
	]);
});
