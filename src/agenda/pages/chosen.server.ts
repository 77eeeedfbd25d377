import { z } from 'zod';
import { locales } from '#kernel/words.ts';
import { offeringKinds } from '../index.ts';
import type { Filter } from '../server/index.ts';

const OLDEST = 120;
const Day = z.iso.date();
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** What the address asks for; what is no choice is ignored. */
export function chosenOfAgenda(
	params: URLSearchParams,
	sectors: readonly string[],
	towns: readonly string[]
): { filter: Filter; day: string; month: string; weekend: boolean } {
	const text = (name: string): string => (params.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 200);
	const one = (name: string, known: readonly string[]): string => known.find((value) => value === text(name)) ?? '';
	const age = /^\d{1,3}$/.test(text('age')) ? Number(text('age')) : null;
	const day = Day.safeParse(text('day'));
	return {
		filter: {
			q: text('q'),
			sector: one('sector', sectors),
			kind: one('kind', offeringKinds),
			language: one('language', locales),
			age: age !== null && age <= OLDEST ? age : null,
			locality: one('locality', towns),
			free: params.has('free'),
			online: params.has('online')
		},
		day: day.success ? day.data : '',
		month: MONTH.test(text('month')) ? text('month') : '',
		weekend: text('when') === 'weekend'
	};
}
