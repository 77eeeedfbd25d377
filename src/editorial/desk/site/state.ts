import type { Area } from '#kernel/area.ts';
import { m } from '#messages';

type Dates = Readonly<{ publishedAt: Date | null; trashedAt: Date | null }>;

/** Where a page or a piece of news stands, in a word and the colour beside it. */
export function stateOf({ publishedAt, trashedAt }: Dates): { name: string; area: Area } {
	if (trashedAt) return { name: m.web_trash(), area: 'agenda' };
	if (!publishedAt) return { name: m.web_draft(), area: 'impact' };
	return publishedAt > new Date()
		? { name: m.site_state_planned(), area: 'journey' }
		: { name: m.site_state_published(), area: 'learning' };
}
