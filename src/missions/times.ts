import { clock, isoDate, shortDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { zoneCity } from '#kernel/zones.ts';
import { m } from '#messages';

/** A place by whose clock one reads: what it is called, and its zone. */
export type Clock = Readonly<{ name: string; zone: string }>;

/** The clock of a zone, called by the place of the mission or of the hub where it is theirs, else by the city that the zone is named after. */
export const clockOf = (zone: string, known: readonly Clock[], locale: Locale): Clock =>
	known.find((one) => one.zone === zone) ?? { zone, name: zoneCity(zone, locale) };

/** « 14:00 à Kotka, 13:00 à Mons »; one clock alone where both show the same. The day is said where the other clock shows another. */
export function bothClocks(at: Date, there: Clock, here: Clock, locale: Locale): string {
	const time = clock(at, locale, there.zone);
	const other = clock(at, locale, here.zone);
	const day = isoDate(at, here.zone);
	const sameDay = day === isoDate(at, there.zone);
	if (time === other && sameDay) return m.missions_one_clock({ time, place: there.name }, { locale });
	const said = sameDay ? other : `${shortDate(at, locale, here.zone)}, ${other}`;
	return m.missions_both_clocks({ time, place: there.name, other: said, home: here.name }, { locale });
}
