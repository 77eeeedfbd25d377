import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** How the times of a zone become moments. An hour that does not exist is moved on as RFC 5545 §3.3.5 says; of one that comes twice it is the first. */
export type Clock = Readonly<{
	/** Its IANA name, to be shown in; null when it has none. */
	zone: string | null;
	moment: (wall: Temporal.PlainDateTime) => number;
	wall: (moment: number) => Temporal.PlainDateTime;
}>;

/** The clock of an IANA zone. */
export const clockOf = (zone: string): Clock => ({
	zone,
	moment: (wall) => wall.toZonedDateTime(zone).epochMilliseconds,
	wall: (moment) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDateTime()
});

/**
 * The clock that a TZID names: an IANA zone, also after a prefix as Mozilla's and Evolution's (`/mozilla.org/20070129_1/Europe/Brussels`), a
 * Windows name, or else what the VTIMEZONE of the file says. Null when nobody knows it.
 */
export function clockNamed(tzid: string, zones: ReadonlyMap<string, ICAL.Component>): Clock | null {
	const parts = tzid
		.trim()
		.replace(/^["']|["']$/g, '')
		.split('/')
		.filter(Boolean);
	for (const length of [3, 2, 1]) {
		const name = parts.slice(-length).join('/');
		if (parts.length >= length && isZone(name)) return clockOf(name);
	}
	const windows = windowsZones.get(tzid.trim());
	if (windows) return clockOf(windows);
	const component = zones.get(tzid);
	return component ? clockFrom(component) : null;
}

// 001 is the world: the one zone of a name, whatever the country
const windowsZones: ReadonlyMap<string, string> = new Map(
	cldr.supplemental.windowsZones.mapTimezones.flatMap(({ mapZone }) =>
		mapZone._territory === '001' ? [[mapZone._other, mapZone._type] as const] : []
	)
);

/** An offset such as `+01:00` is a zone for Intl, but not for a calendar. */
function isZone(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}

function clockFrom(component: ICAL.Component): Clock {
	const zone = new ICAL.Timezone(component);
	const time = ({ year, month, day, hour, minute, second }: Temporal.PlainDateTime, of: ICAL.Timezone) =>
		new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, of);
	return {
		zone: null,
		moment: (wall) => time(wall, zone).toUnixTime() * 1000,
		wall: (moment) => {
			const utc = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('UTC').toPlainDateTime();
			const { year, month, day, hour, minute, second } = time(utc, ICAL.Timezone.utcTimezone).convertToZone(zone);
			return new Temporal.PlainDateTime(year, month, day, hour, minute, second);
		}
	};
}
