import { setImmediate } from 'node:timers/promises';
import { db, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Scope } from '../figures/material.ts';
import { figuresOf, measures } from '../figures/measures.ts';
import { type Told, toldOf } from '../figures/told.ts';
import type { Figure } from '../figures/unit.ts';
import { material } from './material.ts';
import { within } from './tables.ts';
import { keepWhere, type ToldWhere, whereTold } from './where/telling.ts';

/** Reckons anew what everybody may read of the figures, of all years up to this one; where the hub has none, nothing is told. */
export async function tellFigures(now = new Date()): Promise<void> {
	const whole = await material();
	const today = isoDate(now, (await hub()).timeZone);
	const year = Number(today.slice(0, 4));
	const from = whole.lines.reduce((first, { day }) => Math.min(first, Number(day.slice(0, 4))), year);
	const first = Math.max(from, year - MOST_YEARS);
	const years = Array.from({ length: year - first + 1 }, (_, at) => first + at);
	const known = new Map<string, ReadonlyMap<string, Figure>>();
	const figuresIn = (since: number, until: number) => {
		const its = known.get(`${since} ${until}`) ?? figuresOf(whole, scopeOf(since, until, today));
		known.set(`${since} ${until}`, its);
		return its;
	};
	const told: Told[] = [];
	for (const measure of measures) {
		// others have their turn between two measures
		await setImmediate();
		told.push(...toldOf(measure, years, (since, until) => figuresIn(since, until).get(measure.code) ?? NOTHING));
	}
	const [scope, figures] = [scopeOf(first, year, today), figuresIn(first, year)];
	await keep(told, await whereTold({ material: whole, scope, figures }, years));
}

const NOTHING: Figure = { value: 0, units: [], left: [] };
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
