import { z } from 'zod';
import type { Viewer } from '#kernel/identity/index.ts';
import { listOf } from '#kernel/server/open-data.ts';
import { type Operation, reading, writing } from '#kernel/server/operation.ts';
import { Message, NewInterest } from '../proposal.ts';
import { interestStates, sides } from '../states.ts';
import { proposalFor } from './reading.ts';
import { readsProposals, writesProposals } from './scopes.ts';
import type { On } from './tables.ts';
import { acceptInterest, askInterest, declineInterest, withdrawInterest, writeMessage } from './talking.ts';
import { type Interest, interestsOf, messagesOf, talkFor, talksAbout } from './talks.ts';

const InList = z.strictObject({
	id: z.uuid(),
	proposal: z.uuid(),
	title: z.string(),
	state: z.enum(interestStates),
	/** Who is interested. */
	organization: z.strictObject({ slug: z.string(), name: z.string() }),
	askedAt: z.iso.datetime(),
	agreedAt: z.iso.datetime().nullable()
});

type Listed = Awaited<ReturnType<typeof interestsOf>>[number];

const listedAs = ({ id, proposal, title, state, slug, name, askedAt, agreedAt }: Listed): z.infer<typeof InList> => ({
	...{ id, proposal, title, state, organization: { slug, name } },
	...{ askedAt: askedAt.toISOString(), agreedAt: agreedAt?.toISOString() ?? null }
});

/** A talk for one of its two sides. `side`: on which one is. */
const Talk = InList.safeExtend({
	side: z.enum(sides),
	messages: z.array(
		z.strictObject({ id: z.uuid(), side: z.enum(sides), words: z.string().nullable(), at: z.iso.datetime() })
	)
});

async function talkNow(viewer: Viewer, id: string, on: On): Promise<z.infer<typeof Talk>> {
	const { proposal, organization, agreement, side, state, askedAt }: Interest = await talkFor(viewer, id, on);
	const { slug, name } = organization;
	const messages = await messagesOf(id, on);
	const listed = { id, proposal: proposal.id, title: proposal.title, state, slug, name, askedAt };
	return {
		...listedAs({ ...listed, agreedAt: agreement?.agreedAt ?? null }),
		side,
		messages: messages.map((one) => ({ ...one, at: one.at.toISOString() }))
	};
}

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
