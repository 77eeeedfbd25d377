import { localOf, momentOf } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import type { MachineUse } from '../../plans/machine-use.ts';
import { firstDay, type Month, monthAfter } from '../../plans/month.ts';
import type { Payer } from '../../plans/plan.ts';
import { usesBetween } from '../machines/uses.ts';
import type { On } from '../tables.ts';
import type { Contract } from './contracts.ts';
import { whoPays } from './paying.ts';

/** What was used of machines in some months, the first and the last one included, with who pays each; what was struck out, and what nobody is known for, is left out. */
export async function machineUsesOf(
	from: Month,
	until: Month,
	contracts: readonly Contract[],
	timeZone: string,
	on: On = db
): Promise<Readonly<{ payer: Payer; use: MachineUse }>[]> {
	const [start, end] = [
		momentOf(`${firstDay(from)}T00:00`, timeZone),
		momentOf(`${firstDay(monthAfter(until))}T00:00`, timeZone)
	];
	const found = start && end ? await usesBetween(start, end, on) : [];
	return found.flatMap(({ space, name, startedAt, endedAt, hourCents, cents, materials, ...whose }) => {
		const day = localOf(startedAt, timeZone).slice(0, 10);
		const payer = whoPays({ ...whose, day }, contracts);
		const minutes = Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000);
		return payer ? [{ payer, use: { space, name, day, minutes, hourCents, cents, materials } }] : [];
	});
}
