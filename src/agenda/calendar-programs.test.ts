import { expect, test } from 'vitest';
import { subscriptionsOf } from './calendar-programs.ts';

test('each program is given the address of the calendar, and nothing else', () => {
	const { own, google, outlook, office } = subscriptionsOf('https://hub.example/fr/agenda.ics', 'L’agenda & plus');
	expect(own).toBe('webcal://hub.example/fr/agenda.ics');
	expect(new URL(google).searchParams.get('cid')).toBe(own);
	for (const address of [outlook, office])
		expect(Object.fromEntries(new URL(address).searchParams)).toEqual({
			url: 'https://hub.example/fr/agenda.ics',
			name: 'L’agenda & plus'
		});
});
