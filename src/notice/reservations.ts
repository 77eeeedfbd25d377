import type { Fact } from '#kernel/facts.ts';
import type { State } from '#participation';

/** What a letter about a space that was booked tells. `left`: whoever booked gave it back; `called_off`: the team took it back; `missed`: nobody came, and it was freed. */
export type ReservationNews =
	| 'booked'
	| 'asked'
	| 'accepted'
	| 'refused'
	| 'moved'
	| 'left'
	| 'called_off'
	| 'missed'
	| 'reminder';

/** Why a booking was cancelled whose letter is written where that is done. */
const toldThere: readonly (string | null)[] = ['induction_ended', 'out_of_order'];

/** What a fact is news of for whoever booked a space, if it is. What is invented is none, nor what an import or a job books. */
export function reservationNewsOf(fact: Fact): ReservationNews | null {
	if (fact.context?.kind !== 'reservation' || fact.source === 'demo') return null;
	switch (fact.verb) {
		case 'participation.booked':
			if (fact.source === 'import' || fact.source === 'job') return null;
			return fact.detail.state === 'submitted' ? 'asked' : 'booked';
		case 'participation.confirmed':
			return 'accepted';
		case 'participation.declined':
			return 'refused';
		case 'participation.withdrawn':
			return 'left';
		case 'participation.cancelled':
			if (toldThere.includes(fact.detail.reason)) return null;
			return fact.detail.by === 'party' ? 'left' : 'called_off';
		case 'participation.no_show':
			return 'missed';
		case 'spaces.moved':
			return 'moved';
		default:
			return null;
	}
}

const answered: readonly ReservationNews[] = ['booked', 'asked', 'accepted'];

/** Of two news in one letter the one that says more: whoever learns that it is hers learns from the same letter when it is. */
export const tellsMore = (before: ReservationNews | undefined, next: ReservationNews): ReservationNews =>
	next === 'moved' && before && answered.includes(before) ? before : next;

const standing: Readonly<Record<ReservationNews, readonly State[]>> = {
	booked: ['confirmed', 'fulfilled'],
	accepted: ['confirmed', 'fulfilled'],
	asked: ['submitted'],
	moved: ['confirmed', 'submitted'],
	reminder: ['confirmed'],
	refused: ['declined'],
	left: ['withdrawn', 'cancelled'],
	called_off: ['cancelled'],
	missed: ['no_show']
};

/** Whether it is still so, as the booking stands now; else a later fact tells better. */
export const isStill = (news: ReservationNews, states: readonly State[]): boolean =>
	states.some((state) => standing[news].includes(state));

/** Whether the space is somebody's from now on, so that her calendar, her ticket and the page of her booking matter. */
export const stands = (news: ReservationNews): boolean => standing[news].some((s) => s === 'confirmed');

/** Whether what was booked together is told of together. */
export const isForSeries = (news: ReservationNews): boolean => answered.includes(news);
