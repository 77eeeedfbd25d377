import { m } from '#messages';

/** What the states of a way are called, with the colour beside the word. */
export const stateLooks = {
	draft: { name: m.web_draft, area: 'impact' },
	published: { name: m.web_published, area: 'learning' },
	trash: { name: m.web_trash, area: 'agenda' }
} as const;
