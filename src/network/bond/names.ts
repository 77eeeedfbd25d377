import type { Measure, Side } from '#kernel/given.ts';
import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

const measureNames: Record<Measure, Name> = {
	hours: m.bond_hours,
	rooms: m.bond_rooms,
	money: m.bond_money,
	seances: m.bond_seances,
	people: m.bond_people,
	shows: m.bond_shows
};
const sideNames: Record<Side, Name> = { given: m.bond_given, received: m.bond_received };

const said = (name: Name, locale?: Locale): string => name({}, locale ? { locale } : undefined);

export const measureName = (measure: Measure, locale?: Locale): string => said(measureNames[measure], locale);
export const sideName = (side: Side, locale?: Locale): string => said(sideNames[side], locale);
