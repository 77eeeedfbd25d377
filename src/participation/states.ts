export const kinds = ['rsvp', 'enrolment', 'application', 'reservation', 'interest'] as const;
export type Kind = (typeof kinds)[number];

export const states = [
	'draft',
	'submitted',
	'under_review',
	'waitlisted',
	'offered',
	'confirmed',
	'fulfilled',
	'no_show',
	'declined',
	'withdrawn',
	'cancelled',
	'expired'
] as const;
export type State = (typeof states)[number];

export const acts = [
	'submit',
	'review',
	'wait',
	'offer',
	'confirm',
	'decline',
	'withdraw',
	'cancel',
	'expire',
	'complete',
	'attend',
	'miss',
	'unattend',
	'reinstate'
] as const;
export type Act = (typeof acts)[number];

type Table = Partial<Record<State, Partial<Record<Act, State>>>>;

const leaving = { withdraw: 'withdrawn', cancel: 'cancelled' } as const;
const answered = { ...leaving, confirm: 'confirmed', decline: 'declined' } as const;

const draft = { submit: 'submitted', ...leaving } as const;
const approved: Table = { submitted: answered };
const reviewed: Table = {
	submitted: { ...answered, review: 'under_review', wait: 'waitlisted', offer: 'offered' },
	under_review: { ...answered, review: 'under_review', wait: 'waitlisted', offer: 'offered' }
};
const queued: Table = {
	waitlisted: { ...answered, offer: 'offered' },
	offered: { confirm: 'confirmed', decline: 'declined', cancel: 'cancelled', expire: 'expired' }
};
const attended: Table = {
	confirmed: { cancel: 'cancelled', attend: 'fulfilled', miss: 'no_show' },
	fulfilled: { unattend: 'confirmed' },
	no_show: { attend: 'fulfilled' },
	// what was called off takes place after all
	cancelled: { reinstate: 'confirmed' }
};
const completed: Table = { confirmed: { cancel: 'cancelled', complete: 'fulfilled' } };

/** For every kind: from which state which act leads where. What is not here is refused. */
export const transitions: Record<Kind, Table> = {
	// a request that nobody answered ends when the séance begins
	rsvp: { submitted: { ...answered, wait: 'waitlisted', expire: 'expired' }, ...queued, ...attended },
	enrolment: { ...reviewed, ...queued, ...attended, confirmed: { ...attended.confirmed, complete: 'fulfilled' } },
	application: { draft, ...reviewed, ...queued, ...completed },
	reservation: { ...approved, ...queued, ...attended },
	interest: { ...reviewed, ...queued, ...completed }
};

/** The states in which a seat of a kind may begin. */
export const beginnings: Record<Kind, readonly State[]> = {
	rsvp: ['confirmed', 'waitlisted', 'submitted'],
	enrolment: ['confirmed', 'waitlisted', 'submitted'],
	application: ['draft', 'submitted'],
	reservation: ['confirmed', 'waitlisted', 'submitted'],
	interest: ['submitted']
};

/** The state that an act leads to, or the refusal whose code is the key of its sentence. */
export function next(kind: Kind, state: State, act: Act): { to: State } | { refused: string } {
	const to = transitions[kind][state]?.[act];
	return to ? { to } : { refused: reason(state) };
}

/** Whether a seat in this state has a place (an offer has one as long as it runs). */
export const holdsPlace = (state: State): boolean =>
	state === 'offered' || state === 'confirmed' || state === 'fulfilled' || state === 'no_show';

/** Of a seat that is out; only `reinstate` brings it back. */
export const over: readonly State[] = ['declined', 'withdrawn', 'cancelled', 'expired'];

export const isOver = (state: State): boolean => over.includes(state);

function reason(state: State): string {
	if (state === 'expired') return 'participation_offer_expired';
	if (isOver(state)) return 'participation_over';
	if (state === 'fulfilled' || state === 'no_show') return 'participation_past';
	return 'participation_not_now';
}
