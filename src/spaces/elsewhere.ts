import { clock, isoDate, longDate, span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Stretch } from './free.ts';

/** When a space is taken by the calendar that is kept elsewhere, and how far one can trust that. */
export type Elsewhere = Readonly<{
	/** In order, and none touches the next. */
	times: readonly Stretch[];
	/** When it was read last, of several the longest ago; null: never yet. */
	readAt: Date | null;
	/** Since when it cannot be read. */
	failingSince: Date | null;
}>;

/** The same in words: each time, and the minute at which it was read. */
export type ElsewhereSaid = Readonly<{ times: readonly string[]; read: string }>;

export function elsewhereSaid(
	{ times, readAt, failingSince }: Elsewhere,
	locale: Locale,
	timeZone: string,
	now = new Date()
): ElsewhereSaid {
	const when = (at: Date) => {
		const time = clock(at, locale, timeZone);
		return isoDate(at, timeZone) === isoDate(now, timeZone) ? time : `${longDate(at, locale, timeZone)}, ${time}`;
	};
	const read = failingSince
		? m.spaces_elsewhere_failing({ when: when(failingSince) }, { locale })
		: readAt
			? m.spaces_elsewhere_read({ when: when(readAt) }, { locale })
			: m.spaces_elsewhere_unread({}, { locale });
	return { times: times.map(({ from, until }) => span(from, until, locale, timeZone)), read };
}
