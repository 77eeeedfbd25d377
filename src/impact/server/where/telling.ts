import { presencePlaces } from '#agenda/server';
import { toldInSteps } from '#kernel/crowd.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import type { Territory } from '#network';
import { territory } from '#network/server';
import type { Material, Scope } from '../../figures/material.ts';
import { measures } from '../../figures/measures.ts';
import { countsUnits } from '../../figures/told.ts';
import type { Figure, Unit } from '../../figures/unit.ts';
import { type Cell, mergedUp } from '../../where/merged.ts';
import { whereBy } from '../../where/where.ts';
import { within } from '../tables.ts';
import { placesIn } from './spread.ts';
import { unitsPlaced } from './units.ts';

/** A number of units in a commune or in what is left of something larger, that everybody may read: of some whole years together, in whole steps of eight. */
export type ToldWhere = Readonly<{ measure: string; fromYear: number; untilYear: number; value: number }> &
	Pick<Cell, 'level' | 'name'>;

type Asked = Readonly<{ material: Material; scope: Scope; figures: ReadonlyMap<string, Figure> }>;

/** Where the units of each measure are that counts units: of all its years together, since there would be too few in a commune of one. Where no commune can be told of, nothing is. */
export async function whereTold({ material, scope, figures }: Asked, years: readonly number[]): Promise<ToldWhere[]> {
	const known = await territory();
	const [fromYear = 0, untilYear = fromYear] = [years[0], years.at(-1)];
	if (!known.communes.length) return [];
	const atSeance = await seancesPlaced(known);
	const told: ToldWhere[] = [];
	for (const measure of measures.filter((one) => countsUnits(one) && whereBy(one))) {
		const units = figures.get(measure.code)?.units ?? [];
		const at =
			whereBy(measure) === 'seance' ? atSeance : await unitsPlaced({ units, material, scope, territory: known });
		const counts = new Map<string | null, number>();
		await gently(units, (unit) => {
			const { commune } = at(unit);
			counts.set(commune, (counts.get(commune) ?? 0) + 1);
		});
		const cells = mergedUp(known.communes, counts);
		if (!cells.some(({ level }) => level !== 'region')) continue;
		for (const { level, name, units: many } of cells)
			told.push({ measure: measure.code, fromYear, untilYear, level, name, value: toldInSteps(many) ?? 0 });
	}
	return told;
}

/** Whom séances are about is where the last of them was. */
async function seancesPlaced(known: Territory): Promise<(unit: Unit) => { commune: string | null }> {
	const seats = await presencePlaces();
	const places = await placesIn(
		[...seats.values()].flatMap((place) => place ?? []),
		known
	);
	return ({ pieces }) => {
		const seat = pieces.findLast(({ kind }) => kind === 'presence')?.id;
		const place = seat && seats.get(seat);
		return { commune: (place && places.get(place)?.commune) || null };
	};
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
