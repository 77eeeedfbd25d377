import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the page or the piece of news. */
		'editorial.published': { fictional: boolean };
		'editorial.trashed': Record<string, never>;
	}
}
