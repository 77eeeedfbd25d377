import { db, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { type Counted, nothingCounted } from '../figures/counted.ts';
import type { Scope } from '../figures/material.ts';
import { measures } from '../figures/measures.ts';
import { type Told, toldOf } from '../figures/told.ts';
import { counter } from './counting.ts';
import { withGenders } from './genders.ts';
import { lookAfterOthers } from './proof/look.ts';
import { within } from './tables.ts';
import { keepWhere, type ToldWhere, whereTold } from './where/telling.ts';

/** Reckons anew what everybody may read of the figures, of all years up to this one; where the hub has none, nothing is told. */
export async function tellFigures(now = new Date()): Promise<void> {
	await lookAfterOthers();
	const { firstDay, countedIn } = await counter();
	const today = isoDate(now, (await hub()).timeZone);
	const year = Number(today.slice(0, 4));
	const first = Math.max(Math.min(Number((firstDay ?? today).slice(0, 4)), year), year - MOST_YEARS);
	const years = Array.from({ length: year - first + 1 }, (_, at) => first + at);
	const known = new Map<string, ReadonlyMap<string, Counted>>();
	const figuresIn = async (since: number, until: number) => {
		const its = known.get(`${since} ${until}`) ?? (await countedIn(scopeOf(since, until, today)));
		known.set(`${since} ${until}`, its);
		return its;
	};
	const told: Told[] = [];
	for (const measure of measures)
		told.push(
			...(await toldOf(
				measure,
				years,
				async (since, until) => (await figuresIn(since, until)).get(measure.code) ?? nothingCounted
			))
		);
	const gendered = await withGenders(told, (since, until) => scopeOf(since, until, today));
	await keep(gendered, await whereTold(scopeOf(first, year, today), years));
}

const scopeOf = (from: number, until: number, today: string): Scope => ({
	...{ from: `${from}-01-01`, until: [`${until}-12-31`, today].toSorted()[0] ?? today },
	...{ operation: null, partner: null }
});

const MOST_YEARS = 12;

async function keep(told: readonly Told[], where: readonly ToldWhere[]): Promise<void> {
	await transaction(async (tx) => {
		await keepWhere(tx, where);
		await within(tx).deleteFrom('impact.told').execute();
		if (told.length)
			await within(tx)
				.insertInto('impact.told')
				.values(told.map(({ classes, ...one }) => ({ ...one, classes: [...classes] })))
				.execute();
	});
}

/** What everybody may read of the figures, as it was told last: by measure, the latest years first. */
export async function toldFigures(): Promise<Told[]> {
	const rows = await within(db)
		.selectFrom('impact.told')
		.selectAll()
		.orderBy('measure')
		.orderBy('fromYear', 'desc')
		.orderBy('classes')
		.execute();
	return rows.map(({ value, ...row }) => ({ ...row, value: value === null ? null : Number(value) }));
}
