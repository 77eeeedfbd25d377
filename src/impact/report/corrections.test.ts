import { expect, test } from 'vitest';
import type { Line, Material } from '../figures/material.ts';
import { correctionsOf } from './corrections.ts';
import { type Frozen, figuresUnder, piecesOf, scopeOf } from './frozen.ts';
import { RULES } from './rules.ts';

const contact = (id: string, about: string): Line => ({
	...{
		kind: 'session',
		about,
		day: '2026-02-01',
		operation: 'F-1',
		partner: null,
		amount: 60,
		word: null,
		proved: true
	},
	pieces: [{ kind: 'contact', id, day: '2026-02-01', hash: id.padStart(64, '0') }]
});

function closed(material: Material): Frozen {
	const operation = { code: 'F-1', name: { source: 'fr' as const, fr: 'Essai' }, funder: 'FEDER' };
	const report = {
		...{ id: 'r', hub: 'Hub', timeZone: 'Europe/Brussels', locale: 'fr', title: 'Mars', fictional: true, body: '' },
		operation: { ...operation, starts: null, ends: null, share: null, sentence: null, emblem: null },
		...{ from: '2026-01-01', until: '2026-03-31' }
	};
	const figures = figuresUnder(RULES, ['RCO01'], material, scopeOf(report));
	return {
		...{
			format: 'creative-valley/impact-report/1',
			report,
			closedAt: '2026-04-01T00:00:00Z',
			position: 1,
			rules: RULES
		},
		...{ figures, pieces: piecesOf(figures), rows: {}, material }
	};
}

test('two that were merged are said to be, also when nothing is counted of them any more', () => {
	const frozen = closed({
		...{ lines: [contact('1', 'organization:a'), contact('2', 'organization:b')], joins: [], projects: [] }
	});
	const struck: Material = { lines: [], joins: [], projects: [] };
	const causes = (joins: Material['joins']) => correctionsOf(frozen, struck, joins).units.map(({ causes }) => causes);
	expect(causes([])).toEqual([['corrected'], ['corrected']]);
	expect(causes([['organization:b', 'organization:a']])).toEqual([
		['corrected', 'merged'],
		['corrected', 'merged']
	]);
	expect(causes([['organization:c', 'organization:a']])).toEqual([['corrected'], ['corrected']]);
});
