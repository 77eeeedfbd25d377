import type { By } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { allDay } from '../../hours.ts';
import type { Space } from '../../space.ts';
import { busy } from '../availability.ts';
import { spaces } from '../reading.ts';
import { addSpace } from '../spaces.ts';
import type { On } from '../tables.ts';

/** The kits that are lent, by place and name. */
export const kits = (on: On = db): Promise<Space[]> => spaces({ kind: 'kit' }, on);

/** The kits of which one is left all through a stretch of time. */
export async function freeKits(from: Date, until: Date, on: On = db): Promise<Space[]> {
	const all = await kits(on);
	const taken = await busy(
		all.map(({ id }) => id),
		from,
		until,
		on
	);
	return all.filter(({ id }) => !taken.get(id)?.length);
}

type Described = Readonly<{ name: Words; contents: Words; place: string; fictional?: boolean }>;

/** Adds a kit that the team lends, to a place by its slug. @returns its id; throws what `addSpace` throws. */
export const addKit = (tx: Tx, { name, contents, place, fictional = false }: Described, by: By): Promise<string> =>
	addSpace(
		tx,
		{
			...{ place, kind: 'kit', name, sentence: contents, fictional, openTo: 'team', approval: true },
			...{ hours: allDay, closedOnHolidays: false, stepMinutes: 60, minMinutes: 60, maxMinutes: 43_200 }
		},
		by
	);
