import { m } from '#messages';

/** What can be searched for, in the order in which it is shown. */
export const searchKinds = ['offering', 'class', 'programme', 'way', 'organization', 'person', 'work', 'text'] as const;
export type SearchKind = (typeof searchKinds)[number];

// named one by one: a message looked up by a computed key would bring every message of the hub into every page
const names: Record<SearchKind, () => string> = {
	offering: m.search_offerings,
	class: m.search_classes,
	programme: m.search_programmes,
	way: m.search_ways,
	organization: m.search_organizations,
	person: m.search_people,
	work: m.search_works,
	text: m.search_texts
};

/** What things of a kind are called, in the reader's language. */
export const searchKindName = (kind: SearchKind): string => names[kind]();
