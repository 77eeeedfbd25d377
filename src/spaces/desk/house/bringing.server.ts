import { db } from '#kernel/server/db.ts';
import type { Stretch } from '../../free.ts';
import { isPooled } from '../../kinds.ts';
import { busy } from '../../server/index.ts';
import { takenFor } from '../../server/stock.ts';
import type { Space } from '../../space.ts';

type Dated = Readonly<{ startsAt: Date; endsAt: Date }>;

/** Whether something can be brought over to a space: it is one thing, and not in the trash. */
export const takesWhole = ({ kind, deletedAt }: Space): boolean => !isPooled(kind) && !deletedAt;

/** What is to be brought over to a space, with whether it is free then. */
export async function freeFor<One extends Dated>(
	space: Space,
	all: readonly One[]
): Promise<(One & { free: boolean })[]> {
	const wanted: Stretch[] = all.map((one) => takenFor(space, one));
	const times = wanted.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
	const [from, until] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
	const taken = all.length ? ((await busy([space.id], from, until, db)).get(space.id) ?? []) : [];
	const clashes = (one: Stretch | undefined) =>
		one && taken.some(({ from, until }) => from < one.until && until > one.from);
	return all.map((one, at) => ({ ...one, free: !clashes(wanted[at]) }));
}
