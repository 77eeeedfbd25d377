import type { Module } from '#kernel/module.ts';
import { waits as bondWaits } from './bond/waits.ts';
import { isAsked } from './invitations.ts';
import { merge } from './merging.ts';
import { fronts, gallery, nouns } from './nouns.ts';
import { open } from './open-data.ts';
import { joinPartners } from './partners.ts';
import { erasePerson, exportPerson } from './people/persons.ts';
import { waits } from './waits.ts';

export const network: Module = {
	name: 'network',
	waits: [...waits, ...bondWaits],
	sections: [gallery],
	nouns,
	fronts,
	open,
	readers: { 'network.partners': joinPartners },
	invites: isAsked,
	export: exportPerson,
	merge,
	erase: erasePerson
};
