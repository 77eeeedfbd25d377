import { z } from 'zod';
import type { Viewer } from '#kernel/identity/index.ts';
import { listOf } from '#kernel/server/open-data.ts';
import { type Operation, reading, writing } from '#kernel/server/operation.ts';
import { proposalAudiences } from '../kinds.ts';
import { NewProposal } from '../proposal.ts';
import { proposalStates } from '../states.ts';
import { ProposalShown, shownAs } from './open-data.ts';
import { invitedTo, type Proposal, proposalFor, proposalsOf } from './reading.ts';
import { readsProposals, writesProposals } from './scopes.ts';
import type { On } from './tables.ts';
import {
	changeProposal,
	publishProposal,
	renewProposal,
	resumeProposal,
	withdrawProposal,
	writeProposal
} from './writing.ts';

/** What its organisation reads of it besides. `invited`: ids of organisations, for those whose it is alone. */
const ProposalKept = ProposalShown.safeExtend({
	owns: z.boolean(),
	state: z.enum(proposalStates),
	audience: z.enum(proposalAudiences),
	anonymous: z.boolean(),
	invited: z.array(z.uuid()).nullable(),
	publishedAt: z.iso.datetime().nullable()
});

const keptAs = async (one: Proposal, on: On): Promise<z.infer<typeof ProposalKept>> => ({
	...shownAs(one),
	...{ owns: one.owns, state: one.state, audience: one.audience, anonymous: one.anonymous },
	invited: one.owns ? (await invitedTo(one.id, on)).toSorted() : null,
	publishedAt: one.publishedAt?.toISOString() ?? null
});

const keptNow = async (viewer: Viewer, id: string, on: On) => keptAs(await proposalFor(viewer, id, on), on);

const unknown = [
	...['network_sector_unknown', 'people_skill_unknown', 'partnering_nace_unknown', 'partnering_invited_unknown'],
	'kernel_body_wrong'
];
const given = { shape: ProposalKept, scope: writesProposals, gives: 'The proposal as it stands' } as const;

/** A move of a proposal, which needs no body. */
const moving = (
	name: string,
	summary: string,
	move: typeof publishProposal,
	refuses: Operation['refuses'] = { 422: ['partnering_not_now'] }
): Operation =>
	writing({
		...{ ...given, method: 'post', path: `/proposals/{id}/${name}`, summary, refuses },
		write: async (tx, { params: { id = '' }, viewer, by, checkNotHidden }) => {
			if (name === 'publish') await checkNotHidden(tx, 'partnering_proposal', id);
			await move(tx, id, viewer, by);
			return keptNow(viewer, id, tx);
		}
	});

export const proposalOperations: readonly Operation[] = [
	reading({
		...{ path: '/own-proposals', scope: readsProposals, shape: listOf(ProposalKept) },
		summary: 'What the organisations that one answers for offer and seek, drafts too',
		gives: 'All of them, drafts first',
		read: async ({ viewer }, on) => ({
			items: await Promise.all((await proposalsOf(viewer, on)).map((one) => keptAs(one, on)))
		})
	}),
	reading({
		...{ path: '/proposals/{id}', scope: readsProposals, shape: ProposalKept },
		summary: 'One proposal that one may see',
		gives: 'The proposal',
		read: ({ viewer, params: { id = '' } }, on) => keptNow(viewer, id, on)
	}),
	writing({
		...{ ...given, method: 'post', path: '/proposals', body: NewProposal, refuses: { 422: unknown } },
		summary: 'Writes a draft, for an organisation that one answers for (`organization`: its id)',
		made: ({ id }) => `/proposals/${id}`,
		write: async (tx, { body, viewer }) => keptNow(viewer, await writeProposal(tx, body, viewer), tx)
	}),
	writing({
		...{ ...given, method: 'put', path: '/proposals/{id}', body: NewProposal, row: 'partnering.proposal' },
		summary: 'Writes it anew; whose it is stays',
		refuses: { 422: [...unknown, 'partnering_not_now', 'partnering_until_wrong'] },
		write: async (tx, { params: { id = '' }, body, viewer, by }) => {
			await changeProposal(tx, id, body, viewer, by);
			return keptNow(viewer, id, tx);
		}
	}),
	moving('publish', 'Publishes a draft', publishProposal, {
		409: ['moderation_team_only'],
		422: ['partnering_not_now', 'partnering_until_wrong'],
		429: ['partnering_too_many']
	}),
	moving('renew', 'Says that it still holds, for three months more', renewProposal),
	moving('withdraw', 'Puts it away: nobody finds it any more', withdrawProposal),
	moving('resume', 'Takes up again what was put away, as a draft', resumeProposal)
];
