import { m } from '#messages';

const words: Readonly<Record<string, () => string>> = {
	created: m.activities_done_created,
	saved: m.activities_done_saved,
	scheduled: m.activities_done_scheduled,
	changed: m.activities_done_changed,
	cancelled: m.activities_done_cancelled,
	removed: m.activities_done_removed,
	published: m.activities_done_published,
	unpublished: m.activities_done_unpublished,
	trashed: m.web_trashed,
	restored: m.activities_done_restored,
	duplicated: m.activities_done_duplicated,
	undone: m.web_undone
};

/** What has just been done, as the address says after a form; null when it says nothing known. */
export const doneWords = (done: string | null): string | null => words[done ?? '']?.() ?? null;
