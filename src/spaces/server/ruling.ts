import { refused } from '#kernel/errors.ts';
import { isWithin, type Stretch } from '../free.ts';
import type { Exception } from '../hours.ts';
import type { Space } from '../space.ts';
import { minuteOf, openBetween } from './open.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];

/**
 * Checks a time against the rules of a space, for whoever books by herself.
 * @throws spaces_past, spaces_soon, spaces_far, spaces_short, spaces_long, spaces_step, spaces_closed: each with what is allowed.
 */
export function checkRules(
	space: Space,
	exceptions: readonly Exception[],
	{ from, until }: Stretch,
	timeZone: string,
	now = new Date()
): void {
	const minutes = (until.getTime() - from.getTime()) / MINUTE;
	const { noticeMinutes, aheadDays, minMinutes, maxMinutes, stepMinutes } = space;
	if (until <= now) throw refused('spaces_past', {}, 422);
	if (from.getTime() < now.getTime() + noticeMinutes * MINUTE - stepMinutes * MINUTE)
		throw refused('spaces_soon', { minutes: noticeMinutes }, 422);
	if (from.getTime() > now.getTime() + aheadDays * DAY) throw refused('spaces_far', { days: aheadDays }, 422);
	if (minutes < minMinutes) throw refused('spaces_short', { minutes: minMinutes }, 422);
	if (minutes > maxMinutes) throw refused('spaces_long', { minutes: maxMinutes }, 422);
	if ([from, until].some((at) => at.getTime() % MINUTE !== 0 || minuteOf(at, timeZone) % stepMinutes !== 0))
		throw refused('spaces_step', { minutes: stepMinutes }, 422);
	if (!isWithin({ from, until }, openBetween(space, exceptions, { from, until }, timeZone)))
		throw refused('spaces_closed', {}, 422);
}
