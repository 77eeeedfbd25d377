import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { bondActs } from '../../acts.ts';
import { tiedOrganizations } from './reading.ts';

/** Conventions that end soon, or have ended, with nothing after them. */
export const waits: readonly Waiting[] = [
	{
		act: bondActs.keep,
		says: m.bond_waits,
		find: async () => {
			const { timeZone } = await hub();
			const due = (await tiedOrganizations(isoDate(new Date(), timeZone))).filter((one) => one.due);
			const [first] = due;
			const path = due.length === 1 && first ? `/desk/organizations/${first.id}/bond` : '/desk/bonds';
			return { count: due.length, path };
		}
	}
];
