import type { Words } from '#kernel/words.ts';

/** From a minute of the day until another one: [540, 1080] is from 9 to 18; 1440 is midnight at its end. */
export type Opening = readonly [from: number, until: number];
/** When something is open in a week, Monday first. */
export type Hours = readonly (readonly Opening[])[];

/** Days that are otherwise than the week says; both days belong to it. */
export type Exception = Readonly<{
	id: string;
	/** Of one space; null: of all in the place. */
	space: string | null;
	from: string;
	until: string;
	openings: readonly Opening[];
	reason: Words | null;
}>;

export const DAY_MINUTES = 1440;

/** Always open. */
export const allDay: Hours = Array.from({ length: 7 }, () => [[0, DAY_MINUTES] as const]);

/**
 * When something is open on an ISO day, in minutes of that day: as the week says, unless it is a day apart. What is said of the space goes before what is said of its
 * place, and of two the one that was said last.
 */
export function openingsOn(
	day: string,
	hours: Hours,
	exceptions: readonly Exception[],
	closed: boolean
): readonly Opening[] {
	const apart = exceptions.filter(({ from, until }) => from <= day && day <= until);
	const found = apart.findLast(({ space }) => space !== null) ?? apart.at(-1);
	if (found) return found.openings;
	return closed ? [] : (hours[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? []);
}

/** As an office is open: from Monday to Friday, from 9 to 18. */
export const officeHours: Hours = Array.from({ length: 7 }, (_, day) => (day < 5 ? [[540, 1080] as const] : []));

/** Openings that are in order, do not touch, and lie within a day; what somebody typed made so, or null when it cannot be. */
export function tidied(openings: readonly Opening[]): Opening[] | null {
	if (!openings.every(([from, until]) => from >= 0 && from < until && until <= DAY_MINUTES)) return null;
	const sorted = openings.toSorted(([a], [b]) => a - b);
	const done: Opening[] = [];
	for (const [from, until] of sorted) {
		const last = done.at(-1);
		if (last && last[1] >= from) done[done.length - 1] = [last[0], Math.max(last[1], until)];
		else done.push([from, until]);
	}
	return done;
}
