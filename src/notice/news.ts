import type { Fact } from '#kernel/facts.ts';
import type { State } from '#participation';
import type { Booking } from '#participation/server';

/** What a letter about a booking tells. `asked`, `declined`, `unanswered`: of a place that somebody says yes or no to, or that nobody said anything to before the start; `moved`: it is for another séance now; `left`: whoever booked gave places back; `called_off`: the organisers took them back. */
export type News =
	| 'asked'
	| 'declined'
	| 'unanswered'
	| 'confirmed'
	| 'waiting'
	| 'offered'
	| 'left'
	| 'called_off'
	| 'expired'
	| 'rescheduled'
	| 'moved'
	| 'reinstated'
	| 'reminder';

/**
 * What is invented is no news, nor is a registration from a list that was kept before. But what an import changes of what is to come, such as the
 * hour of a séance, those who registered must hear. Nor is a place that the program gives or takes by itself, as it does in every séance of a
 * cohort: whoever has it asked for the whole, and hears of that.
 */
export const isHistory = ({ source, verb }: Pick<Fact, 'source' | 'verb'>): boolean =>
	source === 'demo' ||
	(source === 'import' && verb === 'participation.booked') ||
	(source === 'job' && (verb === 'participation.booked' || verb === 'participation.cancelled'));

/** What a fact about a seat is news of, if it is. */
export function newsOf(fact: Fact): News | null {
	if (isHistory(fact)) return null;
	switch (fact.verb) {
		case 'participation.booked':
			return begun[fact.detail.state] ?? null;
		case 'participation.confirmed':
			return 'confirmed';
		case 'participation.moved_in':
			return 'moved';
		case 'participation.reinstated':
			return 'reinstated';
		case 'participation.waitlisted':
			return 'waiting';
		case 'participation.offered':
			return 'offered';
		case 'participation.withdrawn':
			return 'left';
		case 'participation.declined':
			return fact.detail.by === 'party' ? 'left' : 'declined';
		case 'participation.cancelled':
			return fact.detail.by === 'party' ? 'left' : 'called_off';
		case 'participation.expired':
			return fact.detail.from === 'submitted' ? 'unanswered' : 'expired';
		default:
			return null;
	}
}

const begun: Readonly<Partial<Record<State, News>>> = {
	confirmed: 'confirmed',
	waitlisted: 'waiting',
	submitted: 'asked'
};

const havingPlaces: ReadonlySet<News> = new Set(['confirmed', 'moved', 'reinstated', 'reminder']);

/** How many seats the news is about as the booking stands now, or as the facts said of places that are gone; none: a later fact tells better. */
export function seatsOf(news: News, { seats }: Pick<Booking, 'seats'>, told: number): number {
	const count = (...states: State[]) => seats.filter(({ state }) => states.includes(state)).length;
	if (havingPlaces.has(news)) return count('confirmed');
	if (news === 'asked') return count('submitted');
	if (news === 'waiting') return count('waitlisted');
	if (news === 'offered') return count('offered');
	if (news === 'rescheduled') return count('confirmed', 'waitlisted', 'offered', 'submitted');
	return told;
}
