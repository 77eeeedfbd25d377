import { z } from 'zod';
import { listOf, openData } from '#kernel/server/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { callStates } from '../../calls/days.ts';
import { calls } from './calls.ts';

const day = z.iso.date().nullable();

/** What others offer; `checkedOn`: when its days were read at the source, null where they are to be checked there. */
const CallShown = z.strictObject({
	...{ id: z.uuid(), name: z.string(), offeredBy: z.string(), link: z.url(), state: z.enum(callStates) },
	...{ permanent: z.boolean(), opensOn: day, closesOn: day, checkedOn: day },
	...{ summary: Words, eligibility: Words.nullable(), fictional: z.boolean() }
});

export const callData = openData({
	path: '/calls',
	summary: 'Calls and funds of others, with their days',
	gives: 'What closes first before what is open, what is over last',
	shape: listOf(CallShown),
	read: async () => ({
		items: (await calls()).map((call) => {
			const { id, name, offeredBy, link, state, permanent, opensOn, closesOn, checkedOn } = call;
			const { summary, eligibility, fictional } = call;
			const said = { summary, eligibility, fictional };
			return { id, name, offeredBy, link, state, permanent, opensOn, closesOn, checkedOn, ...said };
		})
	})
});
