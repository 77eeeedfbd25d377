import { m } from '#messages';

/** What the state of a version is called, and the colour that goes with it. */
export const stateLooks = {
	live: { name: m.journey_desk_state_live, area: 'learning' },
	draft: { name: m.web_draft, area: 'impact' },
	past: { name: m.journey_desk_state_past, area: 'network' }
} as const;

/** Enough of a hash to tell versions apart by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 8);
