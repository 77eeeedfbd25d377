import { z } from 'zod';
import { isAway } from './choosing.ts';
import { workingDayBefore, workingDaysAfter } from './days.ts';

const LONGEST = 5000;

/** What somebody writes in a thread. An issue's message, in this and what follows, is the key of its sentence. */
export const Message = z.strictObject({
	words: z.string().trim().min(1, { error: 'venture_text_missing' }).max(LONGEST, { error: 'venture_text_long' })
});

/** A question as a visitor asks it; `path`: our own, of the page that she came from. */
export const NewQuestion = Message.extend({
	name: z.string().trim().min(1, { error: 'asking_name_missing' }).max(120, { error: 'venture_text_long' }),
	email: z.email({ error: 'venture_email_wrong' }).max(254, { error: 'venture_email_wrong' }),
	path: z.string().max(300).nullable().default(null)
});
export type NewQuestion = Readonly<z.output<typeof NewQuestion>>;

/** Where a question stands. */
export type QuestionState = 'open' | 'late' | 'answered' | 'referred' | 'closed';

type Standing = Readonly<{ dueDay: string | null; closedAt: Date | null; referred: boolean }>;

/** What a question is today: `late` is an open one whose time is over. */
export function questionState({ dueDay, closedAt, referred }: Standing, today: string): QuestionState {
	if (closedAt) return 'closed';
	if (dueDay) return dueDay < today ? 'late' : 'open';
	return referred ? 'referred' : 'answered';
}

/** Until when an answer is promised, and when its giver is reminded: before the time is over, and not on the day on which it was asked. */
export function promiseOf(
	today: string,
	{ days, awayUntil }: Readonly<{ days: number; awayUntil: string | null }>
): Readonly<{ dueDay: string; remindDay: string }> {
	const from = isAway(awayUntil, today) ? (awayUntil ?? today) : today;
	const dueDay = workingDaysAfter(from, days);
	const [, remindDay = dueDay] = [workingDayBefore(dueDay), workingDaysAfter(from, 1)].sort();
	return { dueDay, remindDay };
}
