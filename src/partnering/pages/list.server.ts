import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import { partneringActs } from '../acts.ts';
import { directions, proposalKinds } from '../kinds.ts';
import {
	interestsOf,
	type Proposal,
	proposalFacets,
	proposals,
	proposalsOf,
	proposalsTalkedAbout,
	waitingIn
} from '../server/index.ts';

const SHOWN = 24;

/** What is offered and sought, as far as a reader may see it and the address narrows it. */
export async function proposalsAsked(url: URL, viewer: Viewer | null) {
	const names = ['direction', 'kind', 'sector', 'place', 'language'] as const;
	const { q, page, filters } = listQuery(url, { sorts: ['published'], filters: names });
	const { direction = '', kind = '', sector = '', place = '', language = '' } = filters;
	const asked = {
		...{ text: q || undefined, sector: sector || undefined, locality: place || undefined },
		direction: directions.find((one) => one === direction),
		kind: proposalKinds.find((one) => one === kind),
		language: language || undefined
	};
	const [found, facets, known] = await Promise.all([
		proposals(viewer, asked, { limit: SHOWN, offset: (page - 1) * SHOWN }),
		proposalFacets(viewer),
		sectors()
	]);
	return {
		asked: { q, direction: asked.direction ?? '', kind: asked.kind ?? '', sector, place, language },
		...{ proposals: found.proposals.map(asCard), total: found.total, page, pages: Math.ceil(found.total / SHOWN) },
		some: facets.kinds.size > 0,
		kinds: proposalKinds.filter((one) => facets.kinds.has(one)),
		sectors: known.filter(({ slug }) => facets.sectors.has(slug)).map(({ slug, label }) => ({ slug, label })),
		places: facets.localities,
		languages: [...facets.languages],
		writes: can(viewer, partneringActs.see)
	};
}

/** What a card shows of a proposal; its text is on its page alone. */
export const asCard = (proposal: Proposal) => {
	const { id, direction, kind, title, organization, locality, until, state, fictional, sectors: its } = proposal;
	return { id, direction, kind, title, organization, locality, until, state, fictional, sector: its[0] ?? 'network' };
};
export type Card = ReturnType<typeof asCard>;

/** What somebody's organisations offer and seek, and what they are interested in. */
export async function partneringMine(viewer: Viewer) {
	const [own, interests] = await Promise.all([proposalsOf(viewer), interestsOf(viewer)]);
	const [theirs, waiting] = await Promise.all([
		proposalsTalkedAbout(
			viewer,
			interests.map(({ proposal }) => proposal)
		),
		waitingIn(own.map(({ id }) => id))
	]);
	return {
		own: own.map((one) => ({ card: asCard(one), waiting: waiting.get(one.id) ?? 0 })),
		interests: interests.map(({ id, state, agreedAt, name, proposal }) => ({
			...{ id, state, agreed: agreedAt !== null, as: name },
			card: asCard(theirs.get(proposal) as Proposal)
		})),
		writes: can(viewer, partneringActs.see),
		hosts: hostedBy(viewer).length > 0
	};
}
