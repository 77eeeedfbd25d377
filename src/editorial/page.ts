import type { Words } from '#kernel/words.ts';

/** The pages that every hub has; without words of their own they show the text that the program brings. */
export const standingKinds = ['about', 'legal', 'accessibility', 'privacy'] as const;
export type StandingKind = (typeof standingKinds)[number];
export type PageKind = StandingKind | 'free';

export const conformances = ['full', 'partial', 'none'] as const;
export const methods = ['self', 'audit'] as const;

/**
 * What an accessibility statement must say (model of Implementing Decision (EU) 2018/1523): how far the site conforms, how and when that was
 * found out, what is not accessible, whom to write to, and where to complain. Dates are ISO 8601.
 */
export type Statement = Readonly<{
	conformance: (typeof conformances)[number];
	method: (typeof methods)[number];
	assessed: string;
	reviewed: string | null;
	gaps: Words | null;
	email: string | null;
	enforcement: Words | null;
}>;

/** What the team gives of a page. Without `words` a standing page shows the text of the program. */
export type GivenPage = Readonly<{
	slug: string;
	words: Readonly<{ title: Words; body: Words }> | null;
	statement: Statement | null;
	published: boolean;
}>;

/** Where a page is, as one of our own paths. */
export const pagePath = ({ kind, slug }: Readonly<{ kind: PageKind; slug: string }>): string =>
	kind === 'privacy' ? '/privacy' : `/pages/${slug}`;
