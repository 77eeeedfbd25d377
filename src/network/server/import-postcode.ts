import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import { Fault, type Values } from '#exchange/server';
import type { Hub } from '#kernel/hub.ts';

/** What stands before the codes of the countries around, where it is not the two letters of the country. */
const plates: Readonly<Record<string, string>> = {
	A: 'AT',
	B: 'BE',
	D: 'DE',
	E: 'ES',
	F: 'FR',
	FIN: 'FI',
	I: 'IT',
	L: 'LU'
};

const zones = cldr.supplemental.windowsZones.mapTimezones.flatMap(({ mapZone }) =>
	mapZone._territory === '001' ? [] : mapZone._type.split(' ').map((zone) => [zone, mapZone._territory] as const)
);

/** Where a hub is: what its team has said, else the country of its clock. */
export const countryOf = ({ contact, timeZone }: Pick<Hub, 'contact' | 'timeZone'>): string | undefined =>
	contact.country ?? zones.find(([zone]) => zone === timeZone)?.[1];

/**
 * A postcode that is none of the hub's country: 70000 where they have four figures. Of another country it says which (F-59300), or has letters of
 * its own; what is known already stays.
 */
export function wrongPostcode({ postcode }: Values, country: string | undefined, known?: string | null) {
	if (typeof postcode !== 'string' || postcode === known || isPostcode(postcode, country)) return [];
	return [{ column: 'postcode', fault: new Fault('exchange_wrong_postcode', { country: country ?? '' }) }];
}

function isPostcode(given: string, here: string | undefined): boolean {
	const [, plate = '', behind = given] = /^(?:([a-z]{1,3})[\s-]+)?(?=\d)(.*)$/i.exec(given.trim()) ?? [];
	if (!plate && /\p{L}/u.test(given)) return true;
	const country = plate ? (plates[plate.toUpperCase()] ?? plate.toUpperCase()) : here;
	return !country || !postcodeValidatorExistsForCountry(country) || postcodeValidator(behind.trim(), country);
}
