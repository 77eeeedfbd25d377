import { expect, test } from 'vitest';
import { readItem } from './typed.server.ts';

const stage = '01a216c3-c7cf-70a8-b59f-e3c510eed2fc';

function read(date: string, start: string, end: string) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ stage, date, start, end, title_fr: 'Un bal' })) form.set(name, value);
	const { given, problems } = readItem(form, 'Europe/Brussels', 'fr');
	return given ? [given.startsAt.toISOString(), given.endsAt.toISOString()] : Object.keys(problems);
}

test('what ends after midnight ends on the next day, by the clock of that day', () => {
	expect(read('2026-12-19', '23:15', '01:30')).toEqual(['2026-12-19T22:15:00.000Z', '2026-12-20T00:30:00.000Z']);
	expect(read('2026-10-24', '23:00', '04:00')).toEqual(['2026-10-24T21:00:00.000Z', '2026-10-25T03:00:00.000Z']);
	expect(read('2026-12-31', '22:00', '00:00')).toEqual(['2026-12-31T21:00:00.000Z', '2026-12-31T23:00:00.000Z']);
});

test('an end that is more likely a slip of the keys than the next day is said beside its field', () => {
	expect(read('2026-12-19', '14:00', '13:00')).toEqual(['end']);
	expect(read('2026-12-19', '14:00', '14:00')).toEqual(['end']);
	expect(read('2026-12-19', '', '14:00')).toEqual(['start']);
});
