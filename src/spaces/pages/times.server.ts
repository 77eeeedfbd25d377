import { momentOf, shifted } from '#kernel/server/clock.ts';
import type { Stretch } from '../index.ts';

/** A stretch as a form asks for it: a day, and two times by the clock. */
export type Typed = Readonly<{ day: string; from: string; until: string }>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^\d{2}:\d{2}$/;

/** The moment that a form names, by the clock of a zone; undefined for what is none. */
export const momentIn = (day: string, clock: string, timeZone: string): Date | undefined =>
	(DAY.test(day) && CLOCK.test(clock) && momentOf(`${day}T${clock}`, timeZone)) || undefined;

/** The moment at which it ends: an end at midnight is that of the day's end. */
export const endIn = ({ day, until }: Typed, timeZone: string): Date | undefined =>
	until === '00:00' && momentIn(day, until, timeZone)
		? momentIn(shifted(`${day}T00:00`, 1).slice(0, 10), until, timeZone)
		: momentIn(day, until, timeZone);

/** The stretch that a form asks for; null when it asks for none. */
export function stretchIn(typed: Typed, timeZone: string): Stretch | null {
	const [from, until] = [momentIn(typed.day, typed.from, timeZone), endIn(typed, timeZone)];
	return from && until && until > from ? { from, until } : null;
}
