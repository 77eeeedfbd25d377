import { m } from '#messages';

const said: Readonly<Record<string, () => string>> = {
	changed: m.workshops_done_changed,
	formed: m.workshops_done_formed,
	undone: m.workshops_done_undone,
	added: m.workshops_done_added,
	ended: m.workshops_done_ended,
	reopened: m.workshops_done_reopened,
	moved: m.workshops_done_moved
};

/** What an act on a workshop or its teams has done. */
export const doneSaid = (what: string): string => (said[what] ?? m.workshops_done_named)();
