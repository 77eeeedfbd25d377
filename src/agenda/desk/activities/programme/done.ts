import { m } from '#messages';

const words: Readonly<Record<string, () => string>> = {
	planned: m.festival_done_planned,
	kept: m.web_saved_said,
	moved: m.festival_done_moved,
	cancelled: m.festival_done_cancelled,
	back: m.festival_done_back,
	undone: m.web_undone,
	trashed: m.festival_done_trashed,
	restored: m.festival_done_restored
};

/** What has just been done, as the address says after a form; null when it says nothing known. */
export const doneWords = (done: string | null): string | null => words[done ?? '']?.() ?? null;
