import { expect, test } from 'vitest';
import { NewSource } from './source.ts';

const given = {
	organization: 'hub',
	url: 'webcal://exemple.invalid/agenda.ics',
	locale: 'fr',
	kind: 'talk',
	area: 'agenda',
	sectors: [],
	place: null,
	published: false
};

test('the address of a calendar is one of the web, without a name and a password', () => {
	expect(NewSource.parse(given).url).toBe('https://exemple.invalid/agenda.ics');
	for (const url of [
		'',
		'agenda',
		'file:///etc/passwd',
		'https://moi@exemple.invalid/',
		'https://:mot@exemple.invalid/'
	])
		expect(NewSource.safeParse({ ...given, url }).error?.issues.map(({ message }) => message)).toContain(
			'subscription_address_wrong'
		);
});
