/** Work that is to be done again and again: after so many days, so many hours of use, or whichever comes first. */
export type Upkeep = Readonly<{
	id: string;
	name: string;
	everyDays: number | null;
	everyHours: number | null;
	/** When it was done the last time, or the plan was made. */
	since: Date;
	/** Minutes of use since then. */
	usedMinutes: number;
}>;

const DAY = 86_400_000;

/** How much of the time until it is due has gone by, 1 when it is due: by days or by use, whichever is further. */
const shareGone = ({ everyDays, everyHours, since, usedMinutes }: Upkeep, now: Date): number =>
	Math.max(
		everyDays ? (now.getTime() - since.getTime()) / (everyDays * DAY) : 0,
		everyHours ? usedMinutes / (everyHours * 60) : 0
	);

export const isDue = (upkeep: Upkeep, now: Date): boolean => shareGone(upkeep, now) >= 1;
