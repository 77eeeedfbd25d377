import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the page or the piece of news. */
		'editorial.published': { fictional: boolean };
		'editorial.rewritten': Record<string, never>;
		/** It is a draft again. */
		'editorial.withdrawn': Record<string, never>;
		'editorial.trashed': Record<string, never>;
		'editorial.restored': Record<string, never>;
		/** The object is the menu. */
		'editorial.menu_arranged': Record<string, never>;
	}
}
