/** What a press on a choice changes in the form: when, where, or which dates are left out. */
export type Instead = Readonly<{
	date?: string;
	start?: string;
	end?: string;
	lastDay?: string;
	place?: string;
	skip?: readonly string[];
}>;

/** The choice of another time, by the clock of the place: `2026-12-01T16:00`, `2026-12-01T18:00`. */
export const anotherTime = (from: string, until: string): string => `time ${from} ${until}`;

/** @param space '' for a place as a whole */
export const anotherRoom = (place: string, space: string): string => `room ${space ? `${place}/${space}` : place}`;

export const withoutDays = (days: readonly string[]): string => `skip ${days.join(' ')}`;

/** Reads a choice; what is none changes nothing. */
export function insteadOf(value: string): Instead {
	const [what, ...rest] = value.split(' ');
	if (what === 'room') return { place: rest[0] ?? '' };
	if (what === 'skip') return { skip: rest };
	const [from = '', until = ''] = rest;
	if (what !== 'time' || !from.includes('T') || !until.includes('T')) return {};
	const [date = '', start = ''] = from.split('T');
	const [last = '', end = ''] = until.split('T');
	return { date, start, end, lastDay: last === date ? '' : last };
}
