import type { Module } from '#kernel/module.ts';
import { m } from '#messages';
import { forgetAnswers } from './answers.ts';
import { apiKey } from './api-key.ts';
import { forgetDeliveries } from './deliveries.ts';
import { gather } from './gathering.ts';
import { lookAtTold } from './looking.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';

export const programs: Module = {
	name: 'programs',
	nouns: [{ kind: 'endpoint', name: m.programs_noun_endpoint }],
	keys: [apiKey],
	readers: { 'programs.gather': gather },
	jobs: {
		'programs.look': { run: () => lookAtTold(), cron: '*/5 * * * *' },
		'programs.forget': {
			run: async () => {
				await forgetAnswers();
				await forgetDeliveries();
			},
			cron: '31 3 * * *'
		}
	},
	export: exportPerson,
	merge,
	erase: erasePerson
};
