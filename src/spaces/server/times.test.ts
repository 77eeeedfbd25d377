import { describe, expect, it } from 'vitest';
import { stretchIn } from './times.ts';

const zone = 'Europe/Brussels';
const ask = (from: string, until: string, day = '2026-12-03') => {
	const stretch = stretchIn({ day, from, until }, zone);
	return stretch && [stretch.from.toISOString(), stretch.until.toISOString()];
};

describe('a stretch that a form asks for', () => {
	it('is of its day', () => {
		expect(ask('18:00', '22:30')).toEqual(['2026-12-03T17:00:00.000Z', '2026-12-03T21:30:00.000Z']);
	});

	it('ends at midnight or in the night that follows', () => {
		expect(ask('18:00', '00:00')).toEqual(['2026-12-03T17:00:00.000Z', '2026-12-03T23:00:00.000Z']);
		expect(ask('22:00', '00:30')).toEqual(['2026-12-03T21:00:00.000Z', '2026-12-03T23:30:00.000Z']);
		expect(ask('23:00', '07:00')).toEqual(['2026-12-03T22:00:00.000Z', '2026-12-04T06:00:00.000Z']);
		expect(ask('00:00', '00:00')).toEqual(['2026-12-02T23:00:00.000Z', '2026-12-03T23:00:00.000Z']);
	});

	it('is of the night itself when it begins in it', () => {
		expect(ask('00:30', '02:00')).toEqual(['2026-12-02T23:30:00.000Z', '2026-12-03T01:00:00.000Z']);
	});

	it('is none when its end is a slip', () => {
		expect(ask('18:00', '17:00')).toBeNull();
		expect(ask('18:00', '06:30')).toBeNull();
		expect(ask('23:00', '11:30')).toBeNull();
		expect(ask('10:00', '10:00')).toBeNull();
		expect(ask('05:00', '04:00')).toBeNull();
	});

	it('has the hours of the night in which the clock changes', () => {
		expect(ask('22:00', '04:00', '2027-03-27')).toEqual(['2027-03-27T21:00:00.000Z', '2027-03-28T02:00:00.000Z']);
		expect(ask('22:00', '04:00', '2026-10-24')).toEqual(['2026-10-24T20:00:00.000Z', '2026-10-25T03:00:00.000Z']);
	});
});
