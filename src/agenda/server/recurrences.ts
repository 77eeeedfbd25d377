import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { expand } from '#kernel/server/recurring.ts';
import type { NewSeries } from '../offering.ts';
import { schedule } from './occurrences.ts';
import { offeringExists } from './offerings.ts';
import { roomsAtOnce } from './rooms.ts';
import { within } from './tables.ts';
import { windowAlong } from './windows.ts';

/**
 * Plans the séances of a series, each with its own pool of places and a life of its own; the rule is kept as the recipe.
 * @returns the recipe's id and the séances', in order. Throws what `expand` and `schedule` throw; `Taken` names every date that clashes.
 */
export async function scheduleSeries(
	tx: Tx,
	offering: string,
	series: NewSeries,
	by: By
): Promise<{ recurrence: string; occurrences: string[] }> {
	await offeringExists(tx, offering);
	const dates = expand(series).filter(({ skipped }) => !skipped);
	const { rule, startsLocal, minutes, timeZone, skip = [], ...terms } = series;
	const first = momentOf(startsLocal, timeZone) ?? new Date(0);
	const recurrence = newId();
	await within(tx)
		.insertInto('agenda.recurrence')
		.values({ id: recurrence, offering, rule, startsLocal, minutes, timeZone, skipped: [...skip] })
		.execute();
	const occurrences: string[] = [];
	await roomsAtOnce(tx, by, async () => {
		for (const { startsAt, endsAt } of dates) {
			const window = windowAlong(terms, { timeZone, from: first, to: startsAt });
			const { id } = await schedule(tx, offering, { startsAt, endsAt, timeZone, ...terms, ...window }, by, recurrence);
			occurrences.push(id);
		}
	});
	return { recurrence, occurrences };
}
