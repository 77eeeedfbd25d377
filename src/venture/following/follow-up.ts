import { z } from 'zod';
import { daysAfter } from '#kernel/holidays.ts';
import { oneLine } from '../one-line.ts';

/** So many months after support has ended one asks what became of a project. */
const followMonths = [12, 36] as const;
export type FollowMonths = (typeof followMonths)[number];

/** What is asked later than that is not asked any more: whoever hears of it after years wonders who writes. */
const LATE_MONTHS = 6;
/** Without an answer it is asked once more. */
const REMIND_DAYS = 14;
/** So long an answer is taken, and changed. */
const OPEN_DAYS = 60;

/** The turnover of the last year, in thousands of euros. */
export const turnoverClasses = ['none', 'to_50', 'to_250', 'to_1000', 'more'] as const;
export type TurnoverClass = (typeof turnoverClasses)[number];

export const stopReasons = ['money', 'customers', 'time', 'job', 'health', 'other'] as const;
export type StopReason = (typeof stopReasons)[number];

const amount = z
	.int({ error: 'venture_number_wrong' })
	.min(0, { error: 'venture_number_wrong' })
	.max(100_000_000_000_00, { error: 'venture_number_wrong' })
	.nullable()
	.default(null);

/** What has become of a project: jobs in hundredths of a full-time one, funds in cents; why it stopped only where it has. */
export const FollowAnswer = z
	.strictObject({
		active: z.boolean({ error: 'following_active_missing' }),
		jobs: amount,
		turnover: z.enum(turnoverClasses).nullable().default(null),
		funds: amount,
		moved: z
			.string()
			.transform(oneLine)
			.pipe(z.string().max(120, { error: 'venture_text_long' }))
			.transform((given) => given || null)
			.nullable()
			.default(null),
		stopped: z.enum(stopReasons).nullable().default(null)
	})
	.transform((given) => (given.active ? { ...given, stopped: null } : given));
export type FollowAnswer = Readonly<z.output<typeof FollowAnswer>>;

/** The day so many months after a day; of a month that is shorter, its last. */
export function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(date, last));
	return first.toISOString().slice(0, 10);
}

type Asked = Readonly<{ months: FollowMonths; askedOn: string }>;

/**
 * What is to be asked of a file on a day, if anything: the longest of what is due, once since its support ended. Support that begins again and ends again is asked about again.
 * @param ended the day on which support ended
 */
export function dueFollowUp(ended: string, asked: readonly Asked[], today: string): FollowMonths | null {
	const due = followMonths.filter(
		(months) => today >= monthsAfter(ended, months) && today < monthsAfter(ended, months + LATE_MONTHS)
	);
	return due.findLast((months) => !asked.some((one) => one.months === months && one.askedOn >= ended)) ?? null;
}

/** The last day on which an answer is taken, or changed. */
export const closesOn = (asked: string): string => daysAfter(asked, OPEN_DAYS);

type Waiting = Readonly<{ askedOn: string; closesOn: string; reminded: boolean; answered: boolean }>;

/** Whether it is asked once more on a day. */
export const isReminded = (its: Waiting, today: string): boolean =>
	!its.reminded && !its.answered && today >= daysAfter(its.askedOn, REMIND_DAYS) && today <= its.closesOn;
