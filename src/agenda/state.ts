import { m } from '#messages';

/** The life of an offering: written down, shown to everybody, thrown away. */
export const offeringStates = ['draft', 'published', 'trash'] as const;
export type OfferingState = (typeof offeringStates)[number];

export const stateOf = ({
	publishedAt,
	deletedAt
}: Readonly<{ publishedAt: Date | null; deletedAt: Date | null }>): OfferingState =>
	deletedAt ? 'trash' : publishedAt ? 'published' : 'draft';

const names: Record<OfferingState, () => string> = {
	draft: m.web_draft,
	published: m.agenda_state_published,
	trash: m.web_trash
};

/** What a state is called, in the reader's language. */
export const offeringStateName = (state: OfferingState): string => names[state]();
