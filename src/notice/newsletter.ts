import type { Words } from '#kernel/words.ts';

/** What a newsletter tells of: a séance or a piece of news, by its id. */
export type Item = Readonly<{ kind: 'occurrence' | 'news'; id: string }>;

/** What the team gives of a newsletter. `until`: how far its agenda looks, as a day of ISO 8601. */
export type GivenNewsletter = Readonly<{
	subject: Words;
	intro: Words | null;
	until: string;
	items: readonly Item[];
}>;

/** `pending` has not confirmed, `paused` is an address that letters do not reach. */
export type SubscriberState = 'active' | 'pending' | 'stopped' | 'paused';

export const itemKey = ({ kind, id }: Item): string => `${kind}:${id}`;

/** Reads what `itemKey` wrote; null for anything else. */
export function itemOf(key: string): Item | null {
	const [kind, id = ''] = key.split(':');
	return kind === 'occurrence' || kind === 'news' ? { kind, id } : null;
}
