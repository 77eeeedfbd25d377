import { expect, test } from 'vitest';
import { momentOf } from '#kernel/server/clock.ts';
import { daysOf, type SheetEntry } from './sheet.ts';
import { bothClocks, clockOf } from './times.ts';

const kotka = { name: 'Kotka', zone: 'Europe/Helsinki' };
const mons = { name: 'Mons', zone: 'Europe/Brussels' };
const at = (local: string, zone: string): Date => momentOf(local, zone) as Date;

test('an hour is said by both clocks, and by one where they show the same', () => {
	expect(bothClocks(at('2027-02-09T14:00', kotka.zone), kotka, mons, 'fr')).toBe('14:00 à Kotka, 13:00 à Mons');
	expect(bothClocks(at('2027-02-09T14:00', mons.zone), mons, mons, 'fr')).toBe('14:00 à Mons');
	expect(clockOf('Asia/Tokyo', [kotka, mons], 'fr').name).toBe('Tokyo');
});

test('the other clock says its day where it shows another one, and follows summer time', () => {
	expect(bothClocks(at('2027-02-09T00:30', kotka.zone), kotka, mons, 'fr')).toBe(
		'00:30 à Kotka, lun. 8 févr., 23:30 à Mons'
	);
	const tokyo = { name: 'Tokyo', zone: 'Asia/Tokyo' };
	const [winter, summer] = [at('2027-03-27T18:00', tokyo.zone), at('2027-03-28T18:00', tokyo.zone)];
	expect(bothClocks(winter, tokyo, mons, 'fr')).toBe('18:00 à Tokyo, 10:00 à Mons');
	expect(bothClocks(summer, tokyo, mons, 'fr')).toBe('18:00 à Tokyo, 11:00 à Mons');
});

test('a journey that leaves at home stands on the day of home', () => {
	const entry = (id: string, local: string, zone: string): SheetEntry => ({
		...{ id, kind: 'journey', title: id, place: '', address: '', phone: '', note: '' },
		...{ startsAt: at(local, zone), startZone: zone, endsAt: at('2027-02-10T12:00', zone), endZone: zone },
		since: new Date(0)
	});
	const days = daysOf([entry('late', '2027-02-09T00:15', kotka.zone), entry('early', '2027-02-08T06:00', mons.zone)]);
	expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
		['2027-02-08', ['early']],
		['2027-02-09', ['late']]
	]);
});
