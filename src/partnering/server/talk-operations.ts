import { listOf } from '#kernel/server/open-data.ts';
import { type Operation, reading, writing } from '#kernel/server/operation.ts';
import { Message, NewInterest } from '../proposal.ts';
import { InList, listedAs, Talk, talkNow } from './open-talk.ts';
import { proposalFor } from './reading.ts';
import { readsProposals, writesProposals } from './scopes.ts';
import { acceptInterest, askInterest, declineInterest, withdrawInterest, writeMessage } from './talking.ts';
import { interestsOf, talksAbout } from './talks.ts';

const given = { shape: Talk, scope: writesProposals, gives: 'The talk as it stands' } as const;
const closed = ['partnering_not_now', 'partnering_agreed_already'];

const answering = (name: string, summary: string, answer: typeof acceptInterest): Operation =>
	writing({
		...{ ...given, method: 'post', path: `/interests/{id}/${name}`, summary, refuses: { 422: closed } },
		write: async (tx, { params: { id = '' }, viewer, by }) => {
			await answer(tx, id, viewer, by);
			return talkNow(viewer, id, tx);
		}
	});

export const talkOperations: readonly Operation[] = [
	reading({
		...{ path: '/interests', scope: readsProposals, shape: listOf(InList) },
		summary: 'What the organisations that one answers for are interested in',
		gives: 'All of it, the latest first',
		read: async ({ viewer }, on) => ({ items: (await interestsOf(viewer, on)).map(listedAs) })
	}),
	reading({
		...{ path: '/proposals/{id}/interests', scope: readsProposals, shape: listOf(InList) },
		summary: 'Who is interested in a proposal, for those whose it is; for others nobody is',
		gives: 'All of them, the first first',
		read: async ({ viewer, params: { id = '' } }, on) => {
			const talks = await talksAbout(await proposalFor(viewer, id, on), on);
			return { items: talks.map(listedAs) };
		}
	}),
	reading({
		...{ path: '/interests/{id}', scope: readsProposals, shape: Talk },
		summary: 'A talk, for its two sides',
		gives: 'The talk with its messages, the first first',
		read: ({ viewer, params: { id = '' } }, on) => talkNow(viewer, id, on)
	}),
	writing({
		...{ ...given, method: 'post', path: '/proposals/{id}/interests', body: NewInterest },
		summary: 'Says that an organisation is interested, with its first message',
		made: ({ id }) => `/interests/${id}`,
		refuses: {
			422: ['partnering_own', 'partnering_closed', 'partnering_already', 'kernel_body_wrong'],
			429: ['partnering_interests_many']
		},
		write: async (tx, { params: { id = '' }, body, viewer, by }) =>
			talkNow(viewer, await askInterest(tx, id, body, viewer, by), tx)
	}),
	writing({
		...{ ...given, method: 'post', path: '/interests/{id}/messages', body: Message },
		summary: 'Writes to the other side, which gets it by e-mail',
		refuses: { 422: ['partnering_not_now', 'kernel_body_wrong'] },
		write: async (tx, { params: { id = '' }, body: { message }, viewer, by }) => {
			await writeMessage(tx, id, message, viewer, by);
			return talkNow(viewer, id, tx);
		}
	}),
	answering('accept', 'Says yes: from then on each side knows the other', acceptInterest),
	answering('decline', 'Says no, and closes the talk', declineInterest),
	answering('withdraw', 'Is not interested any more', withdrawInterest)
];
