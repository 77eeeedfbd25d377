/** The clock of Brussels, reckoned apart from the program's own: an hour ahead of UTC, two from the last Sunday of March until that of October, both at 1 o'clock UTC. */
export function localOf(moment: number): string {
	return new Date(moment + offsetAt(moment)).toISOString().slice(0, 16);
}

/** The first moment at which the clock shows a time; one that it leaves out is as much later. */
export function instantOf(local: string): number {
	const face = Date.parse(`${local}Z`);
	return [2, 1].map((hours) => face - hours * HOUR).find((moment) => localOf(moment) === local) ?? face - HOUR;
}

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

function offsetAt(moment: number): number {
	const year = new Date(moment).getUTCFullYear();
	return moment >= changeIn(year, 2) && moment < changeIn(year, 9) ? 2 * HOUR : HOUR;
}

/** When the clock changes in a month. */
function changeIn(year: number, month: number): number {
	const last = new Date(Date.UTC(year, month + 1, 0, 1));
	return last.getTime() - last.getUTCDay() * 24 * HOUR;
}

/** The next two changes of the clock that are some days away. */
export function changes(now = Date.now()): { spring: number; autumn: number } {
	const year = new Date(now).getUTCFullYear();
	const next = (month: number) =>
		[0, 1].map((more) => changeIn(year + more, month)).find((at) => at > now + 3 * 24 * HOUR) ?? 0;
	return { spring: next(2), autumn: next(9) };
}
