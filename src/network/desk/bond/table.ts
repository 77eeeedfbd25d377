import type { Table } from '#exchange';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { amountToType, type Bond, measureName, sideName } from '../../index.ts';

/** What ties an organisation to the hub as a table: its conventions, then of each year what was pledged, given and received. */
export function bondTable(name: string, bonds: readonly Bond[], locale: Locale): Table {
	const said = { locale };
	const labels = {
		year: m.bond_year({}, said),
		what: m.web_kind({}, said),
		from: m.web_from({}, said),
		until: m.bond_until({}, said),
		measure: m.bond_measure({}, said),
		amount: m.bond_amount({}, said),
		words: m.bond_in_words({}, said),
		evidence: m.bond_evidence({}, said)
	};
	const conventions = (bonds[0]?.conventions ?? [])
		.filter(({ withdrawnAt }) => !withdrawnAt)
		.map(({ signedOn, fromDay, untilDay, note, fileName }) => ({
			...{ year: null, what: m.bond_convention({}, said), from: fromDay, until: untilDay, measure: null, amount: null },
			...{ words: [m.bond_signed({}, said), signedOn, note].filter(Boolean).join(' '), evidence: fileName }
		}));
	return {
		name: `${m.bond_title({}, said)} ${name}`,
		columns: Object.entries(labels).map(([id, label]) => ({ id, label })),
		rows: [...conventions, ...bonds.flatMap((bond) => rowsOf(bond, locale))]
	};
}

function rowsOf({ year, pledges, known, gifts }: Bond, locale: Locale) {
	const counted = (one: Parameters<typeof amountToType>[0]) => ({
		year,
		measure: measureName(one.measure, locale),
		amount: amountToType(one)
	});
	const nothing = { from: null, until: null, evidence: null };
	return [
		...pledges.map((one) => ({
			...{ ...nothing, ...counted(one) },
			...{ what: m.bond_pledged({}, { locale }), words: one.words }
		})),
		...known.map((one) => ({
			...{ ...nothing, ...counted(one) },
			...{ what: sideName(one.side, locale), words: one.words }
		})),
		...gifts
			.filter(({ withdrawnAt }) => !withdrawnAt)
			.map((one) => ({
				...{ ...nothing, ...counted(one), from: one.onDay },
				...{ what: sideName(one.side, locale), words: one.words, evidence: one.evidence }
			}))
	];
}
