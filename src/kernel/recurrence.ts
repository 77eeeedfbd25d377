import { m } from '#messages';

/** The ways to repeat that a form offers; any other rule of RFC 5545 may come from a file. */
export const repeats = ['weekly', 'fortnightly', 'monthly_weekday', 'monthly_day', 'daily'] as const;
export type Repeat = (typeof repeats)[number];

/** One date of a series before it is made; `skipped` when it is to be left out. */
export type SeriesDate = Readonly<{
	startsAt: Date;
	endsAt: Date;
	/** By the clock of the zone: 2026-11-25. */
	day: string;
	skipped: boolean;
}>;

const names: Record<Repeat, () => string> = {
	weekly: m.kernel_repeat_weekly,
	fortnightly: m.kernel_repeat_fortnightly,
	monthly_weekday: m.kernel_repeat_monthly_weekday,
	monthly_day: m.kernel_repeat_monthly_day,
	daily: m.kernel_repeat_daily
};

/** What a way to repeat is called, in the reader's language. */
export const repeatName = (repeat: Repeat): string => names[repeat]();
