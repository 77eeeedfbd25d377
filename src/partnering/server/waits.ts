import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { partneringActs } from '../acts.ts';
import { countFromAbroad } from './desk.ts';
import { countWaiting } from './talks.ts';

export const waits: readonly Waiting[] = [
	{
		act: partneringActs.keep,
		says: m.partnering_waits,
		find: async (viewer) => ({ count: await countWaiting(viewer), path: '/desk/partnering?waiting=yes' })
	},
	{
		act: partneringActs.keep,
		says: m.partnering_waits_abroad,
		find: async () => ({ count: await countFromAbroad(), path: '/desk/partnering?waiting=abroad' })
	}
];
