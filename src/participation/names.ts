import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { State } from './states.ts';

const states: Readonly<Record<State, Name>> = {
	draft: m.participation_state_draft,
	submitted: m.participation_state_submitted,
	under_review: m.participation_state_under_review,
	waitlisted: m.participation_state_waitlisted,
	offered: m.participation_state_offered,
	confirmed: m.participation_state_confirmed,
	fulfilled: m.participation_state_fulfilled,
	declined: m.participation_state_declined,
	withdrawn: m.participation_state_withdrawn,
	cancelled: m.participation_state_cancelled,
	expired: m.participation_state_expired,
	no_show: m.participation_state_no_show
};

/** What a seat's state is called; without a language, in the reader's. */
export const stateName = (state: State, locale?: Locale): string => states[state]({}, locale && { locale });
