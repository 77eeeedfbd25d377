import { refused } from '#kernel/errors.ts';

/** What is asked cannot be read. @param at where, as it was written */
export const unread = (at: string): Error => refused('sensing_asked_unread', { at: at.slice(0, 80) }, 400);

/** What is asked has a name that there is none of here. */
export const unknown = (name: string, among: string): Error =>
	refused('sensing_asked_unknown', { name: name.slice(0, 80), among }, 400);

/** The standard has it and the hub does not. */
export const undone = (what: string): Error => refused('sensing_not_done', { what: what.slice(0, 80) }, 501);

/** A filter leads through what was observed more than once. */
export const far = (): Error => refused('sensing_asked_far', {}, 400);
