import type { Module } from '#kernel/module.ts';
import { transaction } from '#kernel/server/db.ts';
import { m } from '#messages';
import { impactActs } from '../acts.ts';
import type {} from '../events.ts';
import { auditKey } from './audit/doors.ts';
import { waitingDeclarations } from './declarations.ts';
import { figureData } from './open-data.ts';
import { erasePerson, exportPerson, merge } from './persons.ts';
import { amberUnexplained } from './proof/amber.ts';
import { readAllDays } from './proof/days.ts';
import { tellFigures } from './telling.ts';
import { count, READER } from './weeks.ts';

/** Counts name nobody; what was declared is of enterprises and sites. */
export const impact: Module = {
	name: 'impact',
	nouns: [
		{ kind: 'declaration', name: m.impact_noun_declaration },
		{ kind: 'same', name: m.impact_noun_same },
		{ kind: 'target', name: m.impact_noun_target },
		{ kind: 'charge', name: m.impact_noun_charge },
		{ kind: 'piece', name: m.impact_noun_piece },
		{ kind: 'report', name: m.impact_noun_report }
	],
	waits: [
		{
			act: impactActs.keep,
			says: m.impact_waits,
			find: async () => ({ count: await waitingDeclarations(), path: '/desk/impact/declarations' })
		},
		{
			act: impactActs.keep,
			says: m.impact_waits_amber,
			find: async () => ({ count: await amberUnexplained(), path: '/desk/impact/pieces' })
		}
	],
	open: [figureData],
	fronts: [{ path: '/impact', title: m.impact_public, lede: m.impact_public_lede }],
	keys: [auditKey],
	jobs: {
		'impact.look-through': { run: () => transaction(readAllDays), cron: '41 1 * * *' },
		'impact.tell': { run: () => tellFigures(), cron: '11 2 * * *' }
	},
	readers: { [READER]: count },
	tells: [`select position from kernel.cursor where reader = '${READER}'`],
	export: exportPerson,
	merge,
	erase: erasePerson
};
