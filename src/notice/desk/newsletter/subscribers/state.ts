import { m } from '#messages';

const names = {
	active: m.newsletter_state_active,
	pending: m.newsletter_state_pending,
	stopped: m.newsletter_state_stopped,
	paused: m.newsletter_state_paused
};

export const states = (): { value: string; label: string }[] =>
	Object.entries(names).map(([value, label]) => ({ value, label: label() }));

/** Whether an address gets the newsletter, in words. */
export const stateName = (state: keyof typeof names): string => names[state]();
