import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { FollowMonths, StopReason, TurnoverClass } from './follow-up.ts';

const turnovers: Readonly<Record<TurnoverClass, Name>> = {
	none: m.following_turnover_none,
	to_50: m.following_turnover_to_50,
	to_250: m.following_turnover_to_250,
	to_1000: m.following_turnover_to_1000,
	more: m.following_turnover_more
};

const reasons: Readonly<Record<StopReason, Name>> = {
	money: m.following_stop_money,
	customers: m.following_stop_customers,
	time: m.following_stop_time,
	job: m.following_stop_job,
	health: m.following_stop_health,
	other: m.following_stop_other
};

export const turnoverName = (its: TurnoverClass, locale?: Locale): string => turnovers[its]({}, locale && { locale });
export const stopReasonName = (its: StopReason, locale?: Locale): string => reasons[its]({}, locale && { locale });

/** « 12 mois » */
export const followMonthsSaid = (months: FollowMonths, locale?: Locale): string =>
	m.following_months({ months }, locale && { locale });
