import type { Fact } from '#kernel/facts.ts';
import type { Booking } from '#participation/server';

/** What a letter about a booking tells. `left`: whoever booked gave places back; `called_off`: the organisers took them back. */
export type News = 'confirmed' | 'waiting' | 'offered' | 'left' | 'called_off' | 'expired' | 'rescheduled';

/** What is being loaded happened before, or is invented: it is no news. */
export const isHistory = ({ source }: Pick<Fact, 'source'>): boolean => source === 'demo' || source === 'import';

/** What a fact about a seat is news of, if it is. */
export function newsOf(fact: Fact): News | null {
	if (isHistory(fact)) return null;
	switch (fact.verb) {
		case 'participation.booked':
			return fact.detail.state === 'confirmed' ? 'confirmed' : fact.detail.state === 'waitlisted' ? 'waiting' : null;
		case 'participation.confirmed':
			return 'confirmed';
		case 'participation.waitlisted':
			return 'waiting';
		case 'participation.offered':
			return 'offered';
		case 'participation.withdrawn':
			return 'left';
		case 'participation.declined':
			return fact.detail.by === 'party' ? 'left' : null;
		case 'participation.cancelled':
			return fact.detail.by === 'party' ? 'left' : 'called_off';
		case 'participation.expired':
			return 'expired';
		default:
			return null;
	}
}

/** Whether the booking still stands as the news says; if not, a later fact has told better and its letter follows. */
export function holds(news: News, { seats }: Pick<Booking, 'seats'>): boolean {
	if (news === 'confirmed') return seats.some(({ state }) => state === 'confirmed');
	if (news === 'waiting') return seats.some(({ state }) => state === 'waitlisted');
	if (news === 'offered') return seats.some(({ state }) => state === 'offered');
	if (news === 'rescheduled') return seats.some(({ state }) => ['confirmed', 'waitlisted', 'offered'].includes(state));
	return true;
}
