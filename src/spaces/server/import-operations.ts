import type { Naming } from '#exchange/server';
import { operations } from '#kernel/server/operations.ts';
import { locales } from '#kernel/words.ts';

/** Funded projects, which a table may also call by their name. */
export const operationNaming: Naming = {
	column: 'operation',
	byValue: true,
	known: async (on) =>
		(await operations({}, on)).map(({ code, name }) => ({
			value: code,
			names: [code, ...locales.flatMap((locale) => name[locale] ?? [])],
			label: (locale) => name[locale] ?? name[name.source] ?? code
		}))
};
