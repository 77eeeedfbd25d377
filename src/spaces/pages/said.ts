import { clock, durationSaid, weekdayOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Hours, Opening, Rules } from '../index.ts';

/** A Monday: what is said of a weekday is said of the days from here. */
const MONDAY = Date.UTC(2024, 0, 1);
const [MINUTE, DAY] = [60_000, 86_400_000];

/** « 9:00 – 12:00, 13:00 – 18:00 »; of no opening, that it is closed. */
export function openingsSaid(openings: readonly Opening[], locale: Locale): string {
	if (!openings.length) return m.spaces_shut();
	if (openings.every(([from, until]) => from === 0 && until === 1440)) return m.spaces_all_day();
	const at = (minutes: number) => clock(new Date(MONDAY + minutes * MINUTE), locale, 'UTC');
	return openings.map(([from, until]) => `${at(from)} – ${at(until)}`).join(', ');
}

/** The hours of a week in words: days that follow and are alike are said together. */
export function hoursSaid(hours: Hours, locale: Locale): { days: string; hours: string }[] {
	const day = (at: number) => weekdayOf(new Date(MONDAY + at * DAY), locale, 'UTC');
	const groups: { first: number; last: number; hours: string }[] = [];
	for (const [at, openings] of hours.entries()) {
		const said = openingsSaid(openings, locale);
		const before = groups.at(-1);
		if (before?.hours === said) before.last = at;
		else groups.push({ first: at, last: at, hours: said });
	}
	return groups.map(({ first, last, hours }) => ({
		days: first === last ? day(first) : `${day(first)} – ${day(last)}`,
		hours
	}));
}

const who = {
	anybody: m.spaces_rule_anybody,
	account: m.spaces_rule_account,
	residents: m.spaces_rule_residents,
	team: m.spaces_rule_team
} as const;

/** The rules of a space in words, those that bind nobody left out. */
export function rulesSaid(rules: Rules, locale: Locale): string[] {
	const { openTo, approval, minMinutes, maxMinutes, stepMinutes, aheadDays, noticeMinutes, cancelHours } = rules;
	const long = (minutes: number) => durationSaid(minutes, locale);
	if (openTo === 'team') return [who.team()];
	return [
		who[openTo](),
		...(approval ? [m.spaces_rule_approval()] : []),
		m.spaces_rule_length({ least: long(minMinutes), most: long(maxMinutes), step: long(stepMinutes) }),
		m.spaces_rule_ahead({ days: aheadDays }),
		...(noticeMinutes ? [m.spaces_rule_notice({ time: long(noticeMinutes) })] : []),
		...(cancelHours ? [m.spaces_rule_cancel({ time: long(cancelHours * 60) })] : [])
	];
}
