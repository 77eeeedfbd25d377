import type { Module } from '#kernel/module.ts';
import { db } from '#kernel/server/db.ts';
import type {} from '../events.ts';
import { fronts, newsSection, nouns } from './nouns.ts';
import { within } from './tables.ts';

/** Of a person only this is known: which news she wrote. */
export const editorial: Module = {
	name: 'editorial',
	sections: [newsSection],
	nouns,
	fronts,
	export: async (person) => ({
		news: await within(db)
			.selectFrom('editorial.news')
			.select(['slug', 'title', 'createdAt', 'authorShown'])
			.where('author', '=', person)
			.orderBy('createdAt')
			.execute()
	}),
	merge: async (tx, from, into) => {
		const column = from.kind === 'person' ? 'author' : 'organization';
		await within(tx)
			.updateTable('editorial.news')
			.set({ [column]: into.id })
			.where(column, '=', from.id)
			.execute();
	},
	erase: async (tx, person) => {
		await within(tx)
			.updateTable('editorial.news')
			.set({ author: null, authorShown: false })
			.where('author', '=', person)
			.execute();
	}
};
