import { team } from '#kernel/identity/policy.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { waitingReservations } from './reservation-list.ts';

export const waits: readonly Waiting[] = [
	{
		act: team,
		says: m.house_waiting,
		find: async () => ({
			count: await waitingReservations(null),
			path: '/desk/spaces/reservations?state=waiting&when=coming'
		})
	}
];
