import type { Module } from '#kernel/module.ts';
import { deviceKey } from './device-key.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { sensingScopes } from './scopes.ts';
import { section } from './section.ts';
import { alarm } from './topics.ts';
import { watchAll } from './watching.ts';

export const sensing: Module = {
	name: 'sensing',
	topics: [alarm],
	sections: [section],
	keys: [deviceKey],
	scopes: Object.values(sensingScopes),
	jobs: { 'sensing.watch': { run: () => watchAll(), cron: '* * * * *', retryLimit: 0 } },
	export: exportPerson,
	merge,
	erase: erasePerson
};
