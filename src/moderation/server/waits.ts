import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { reportActs } from '../acts.ts';
import { openReports } from './reports.ts';

export const waits: readonly Waiting[] = [
	{
		act: reportActs.decide,
		says: m.moderation_desk_waiting,
		find: async () => ({ count: await openReports(), path: '/desk/reports?state=open' })
	}
];
