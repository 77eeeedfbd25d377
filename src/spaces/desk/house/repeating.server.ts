import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Stretch } from '../../free.ts';
import { busy } from '../../server/index.ts';
import { takenFor } from '../../server/stock.ts';
import { MOST_TURNS, type Rhythm, rhythms, turnsOf } from '../../server/turns.ts';
import type { Space } from '../../space.ts';
import { type Instead, insteadOf, meaning } from './moving.server.ts';

/** The times that a form means by `repeat` and `last`, by the clock of the hub; `wrong`: what is to be said of `last`. */
export async function turnsIn(form: FormData, first: Stretch): Promise<{ times: Stretch[] } | { wrong: string }> {
	const asked = fieldOf(form, 'repeat');
	const rhythm = (Object.keys(rhythms) as Rhythm[]).find((one) => one === asked);
	if (!rhythm) return { times: [first] };
	const { timeZone } = await hub();
	const last = fieldOf(form, 'last');
	if (!momentOf(`${last}T12:00`, timeZone)) return { wrong: 'house_last_missing' };
	const times = turnsOf(first, rhythm, last, timeZone);
	if (times.length > MOST_TURNS) return { wrong: 'house_last_far' };
	return times.length ? { times } : { wrong: 'house_last_first' };
}

/** A time of a series: whether the space is free then, else what could be had instead. */
export type Turn = Readonly<{ value: string; label: string; free: boolean; instead: readonly Instead[] }>;

/** Each time of a series as it is now. */
export async function timesOf(
	space: Space,
	times: readonly Stretch[],
	quantity: number,
	locale: Locale
): Promise<Turn[]> {
	const { timeZone } = await hub();
	const free = await freeTimes(space, times, quantity);
	return Promise.all(
		times.map(async (time, at) => ({
			value: meaning(space.id, time),
			label: span(time.from, time.until, locale, timeZone),
			free: free[at] ?? false,
			instead: free[at] ? [] : await insteadOf(space, time, locale)
		}))
	);
}

async function freeTimes(space: Space, times: readonly Stretch[], quantity: number): Promise<boolean[]> {
	const wanted = times.map(({ from, until }) => takenFor(space, { startsAt: from, endsAt: until }));
	const [first, last] = [wanted[0], wanted.at(-1)];
	if (!first || !last) return [];
	const taken = (await busy([space.id], first.from, last.until, undefined, quantity)).get(space.id) ?? [];
	return wanted.map(({ from, until }) => !taken.some((one) => one.from < until && one.until > from));
}
