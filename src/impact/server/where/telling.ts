import { toldInSteps } from '#kernel/crowd.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { territory } from '#network/server';
import type { Scope } from '../../figures/material.ts';
import { measures } from '../../figures/measures.ts';
import { countsUnits } from '../../figures/told.ts';
import { type Cell, mergedUp } from '../../where/merged.ts';
import { whereBy } from '../../where/where.ts';
import { provedFew } from '../proof/lines.ts';
import { within } from '../tables.ts';
import { spreadIn } from './spread.ts';

/** A number of units in a commune or in what is left of something larger, that everybody may read: of some whole years together, in whole steps of eight. */
export type ToldWhere = Readonly<{ measure: string; fromYear: number; untilYear: number; value: number }> &
	Pick<Cell, 'level' | 'name'>;

/** Where the units of each measure are that counts units: of all its years together, since there would be too few in a commune of one. Where no commune can be told of, nothing is. */
export async function whereTold(scope: Scope, years: readonly number[]): Promise<ToldWhere[]> {
	const [known, material] = [await territory(), await provedFew()];
	const [fromYear = 0, untilYear = fromYear] = [years[0], years.at(-1)];
	if (!known.communes.length) return [];
	const told: ToldWhere[] = [];
	for (const measure of measures.filter((one) => countsUnits(one) && whereBy(one))) {
		const { communes: counts } = await spreadIn(measure, scope, known, material);
		const cells = mergedUp(known.communes, counts);
		if (!cells.some(({ level }) => level !== 'region')) continue;
		for (const { level, name, units } of cells)
			told.push({ measure: measure.code, fromYear, untilYear, level, name, value: toldInSteps(units) ?? 0 });
	}
	return told;
}

/** Keeps what was told of where, in place of what was told before. */
export async function keepWhere(tx: Tx, told: readonly ToldWhere[]): Promise<void> {
	await within(tx).deleteFrom('impact.told_where').execute();
	if (told.length)
		await within(tx)
			.insertInto('impact.told_where')
			.values([...told])
			.execute();
}

/** What everybody may read of where it was, as it was told last: by measure, communes first and then what is left, the most first. */
export async function toldWhere(): Promise<ToldWhere[]> {
	const rows = await within(db).selectFrom('impact.told_where').selectAll().execute();
	const levels = ['commune', 'within', 'region'];
	return rows
		.map(({ value, ...row }) => ({ ...row, value: Number(value) }))
		.toSorted(
			(a, b) =>
				a.measure.localeCompare(b.measure) ||
				levels.indexOf(a.level) - levels.indexOf(b.level) ||
				b.value - a.value ||
				a.name.localeCompare(b.name)
		);
}
