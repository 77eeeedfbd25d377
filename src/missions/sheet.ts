import { isoDate } from '#kernel/time.ts';
import type { ItemKind } from './kinds.ts';

/** One line of a traveller's sheet: a part of the journey, or a meeting. */
export type SheetEntry = Readonly<{
	id: string;
	kind: ItemKind | 'meeting';
	title: string;
	place: string;
	address: string;
	phone: string;
	note: string;
	startsAt: Date;
	startZone: string;
	endsAt: Date;
	endZone: string;
	since: Date;
}>;

/** A day of the journey, by the clock of the place where its parts begin. */
export type SheetDay = Readonly<{ day: string; entries: readonly SheetEntry[] }>;

/** What somebody does, day by day; where two begin at once what lasts longer comes first. */
export function daysOf(entries: readonly SheetEntry[]): SheetDay[] {
	const sorted = entries.toSorted(
		(a, b) =>
			a.startsAt.getTime() - b.startsAt.getTime() || b.endsAt.getTime() - a.endsAt.getTime() || (a.id < b.id ? -1 : 1)
	);
	const days = Map.groupBy(sorted, ({ startsAt, startZone }) => isoDate(startsAt, startZone));
	return [...days].map(([day, its]) => ({ day, entries: its }));
}
