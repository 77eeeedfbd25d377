import { momentOf, shifted } from '#kernel/server/clock.ts';
import type { Stretch } from '../free.ts';

/** A stretch as a form asks for it: a day, and two times by the clock. */
export type Typed = Readonly<{ day: string; from: string; until: string }>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^\d{2}:\d{2}$/;
const MIDNIGHT = '00:00';
/** What would take longer into the next day is a slip. */
const NIGHT_HOURS = 12;

/** The moment that a form names, by the clock of a zone; undefined for what is none. */
export const momentIn = (day: string, clock: string, timeZone: string): Date | undefined =>
	(DAY.test(day) && CLOCK.test(clock) && momentOf(`${day}T${clock}`, timeZone)) || undefined;

/** The moment at which it ends: midnight is that of the day's end, and a night goes on into the next day. */
export function endIn({ day, from, until }: Typed, timeZone: string): Date | undefined {
	const sameDay = momentIn(day, until, timeZone);
	const over = until === MIDNIGHT || (until < from && hoursOf(until) + 24 - hoursOf(from) <= NIGHT_HOURS);
	return sameDay && over ? momentIn(shifted(`${day}T${MIDNIGHT}`, 1).slice(0, 10), until, timeZone) : sameDay;
}

const hoursOf = (clock: string) => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;

/** The stretch that a form asks for; null when it asks for none. */
export function stretchIn(typed: Typed, timeZone: string): Stretch | null {
	const [from, until] = [momentIn(typed.day, typed.from, timeZone), endIn(typed, timeZone)];
	return from && until && until > from ? { from, until } : null;
}
