import { personById } from '#kernel/identity/server/persons.ts';
import type { Module } from '#kernel/module.ts';
import { db } from '#kernel/server/db.ts';
import { m } from '#messages';
import type {} from '../events.ts';
import { forgetReports, NOTHING } from './reports.ts';
import { within } from './tables.ts';
import { waits } from './waits.ts';

/** A report is hers who made it, by her account or by her address; the decision stays when she goes, her words do not, nor what was written of her. */
export const moderation: Module = {
	name: 'moderation',
	waits,
	nouns: [{ kind: 'report', name: m.moderation_noun_report }],
	jobs: { 'moderation.forget': { run: () => forgetReports(), cron: '23 4 * * *' } },
	export: async (person) => {
		const email = (await personById(person))?.email ?? null;
		return {
			reports: await within(db)
				.selectFrom('moderation.report')
				.select(['path', 'reason', 'words', 'email', 'reportedAt', 'decision', 'answer', 'decidedAt'])
				.where((row) => row.or([row('reporter', '=', person), row(row.fn('lower', ['email']), '=', email)]))
				.orderBy('reportedAt')
				.execute()
		};
	},
	merge: async (tx, { kind, id }, into) => {
		const reports = within(tx).updateTable('moderation.report');
		await reports.set({ object: into.id }).where('kind', '=', kind).where('object', '=', id).execute();
		if (kind === 'person') await reports.set({ reporter: into.id }).where('reporter', '=', id).execute();
	},
	erase: async (tx, person) => {
		const email = (await personById(person, tx))?.email ?? null;
		await within(tx)
			.updateTable('moderation.report')
			.set({ words: NOTHING, answer: null, email: null, reporter: null })
			.where((row) => row.or([row('reporter', '=', person), row(row.fn('lower', ['email']), '=', email)]))
			.execute();
		// the address of her page is made of her name
		await within(tx)
			.updateTable('moderation.report')
			.set({ words: NOTHING, answer: null, path: '/people' })
			.where('kind', '=', 'person')
			.where('object', '=', person)
			.execute();
		await within(tx)
			.updateTable('moderation.report')
			.set({ decidedBy: null })
			.where('decidedBy', '=', person)
			.execute();
	}
};
