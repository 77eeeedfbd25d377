import { m } from '#messages';

/** The ways to repeat that a form offers; any other rule of RFC 5545 may come from a file. */
export const repeats = ['weekly', 'fortnightly', 'monthly_weekday', 'monthly_day', 'daily'] as const;
export type Repeat = (typeof repeats)[number];

/** How far the change of a séance goes: to itself, to those that follow in its series too, or to all of its series that are to come. */
export const reaches = ['one', 'following', 'coming'] as const;
export type Reach = (typeof reaches)[number];

/** One date of a series before it is made; `skipped` when it is to be left out. */
export type SeriesDate = Readonly<{
	startsAt: Date;
	endsAt: Date;
	/** By the clock of the zone: 2026-11-25. */
	day: string;
	skipped: boolean;
}>;

const names: Record<Repeat, () => string> = {
	weekly: m.agenda_repeat_weekly,
	fortnightly: m.agenda_repeat_fortnightly,
	monthly_weekday: m.agenda_repeat_monthly_weekday,
	monthly_day: m.agenda_repeat_monthly_day,
	daily: m.agenda_repeat_daily
};

/** What a way to repeat is called, in the reader's language. */
export const repeatName = (repeat: Repeat): string => names[repeat]();
