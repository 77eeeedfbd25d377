import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { ventureActs } from '../acts.ts';
import { questionsFor, referralsFor } from './asking/index.ts';

/** Of the organisations that one advises: the others' are a count on their own page. */
export const waits: readonly Waiting[] = [
	{
		act: ventureActs.accompany,
		says: m.venture_waits_questions,
		find: async (viewer) => ({
			count: (await questionsFor(viewer)).filter(({ state }) => state === 'open' || state === 'late').length,
			path: '/desk/ventures/questions'
		})
	},
	{
		act: ventureActs.accompany,
		says: m.venture_waits_referrals,
		find: async (viewer) => ({
			count: (await referralsFor(viewer)).filter(({ as, nextDay }) => as === 'partner' && nextDay !== null).length,
			path: '/desk/ventures/referrals'
		})
	}
];
