import { emblemPng, FUNDER } from '#kernel/server/pdf/funded.fixture.ts';
import type { PrintedReport } from './pdf.ts';

/** A report as it is printed, invented; `drawing` as it was closed under. */
export const printedReport = async (drawing?: 2): Promise<PrintedReport> => ({
	report: {
		...{ id: 'r', hub: 'Le hub', timeZone: 'Europe/Brussels', locale: 'fr', title: 'Mars (fictif)', fictional: true },
		operation: {
			...{ code: 'F-1', name: { source: 'fr', fr: 'Opération' }, funder: FUNDER, starts: null, ends: null, share: 40 },
			...{ sentence: { source: 'fr', fr: 'Payé.' }, emblem: 'a'.repeat(64) }
		},
		...{ from: '2026-01-01', until: '2026-03-31', body: '' }
	},
	...{ closedAt: '2026-03-31T10:00:00.000Z', position: 42, rules: 1, ...(drawing && { drawing }) },
	figures: [
		{ code: 'RCO01', unit: 'enterprises', value: 12, version: 1, counted: 12, left: 3, pieces: 40 },
		{ code: 'HUB11', unit: 'hours', value: 90, version: 1, counted: 4, left: 0, pieces: 9 }
	],
	...{ pieces: 49, hash: 'b'.repeat(64), text: [], pictures: {}, emblem: await emblemPng() }
});
