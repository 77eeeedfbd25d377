import { z } from 'zod';
import { choiceParameter, nextPage, openData, pageOf, pageParameter, textParameter } from '#kernel/server/open-data.ts';
import { locales } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { directions, licences, proposalKinds, technologyStages } from '../kinds.ts';
import { type Proposal, proposals } from './reading.ts';
import { readsProposals } from './scopes.ts';

const MOST = 100;

/** A proposal as its reader knows it: an anonymous one has no organisation. */
export const ProposalShown = z.strictObject({
	id: z.uuid(),
	direction: z.enum(directions),
	kind: z.enum(proposalKinds),
	title: z.string(),
	needs: z.string(),
	sectors: z.array(z.string()),
	skills: z.array(z.string()),
	nace: z.array(z.string()),
	locality: z.string().nullable(),
	languages: z.array(z.enum(locales)),
	until: z.iso.date(),
	/** Of the directory, or from abroad and not in it. */
	organization: z
		.strictObject({ slug: z.string().nullable(), name: z.string(), country: z.string().nullable() })
		.nullable(),
	sheet: z
		.strictObject({ stage: z.enum(technologyStages), licence: z.enum(licences).nullable(), thesis: z.boolean() })
		.nullable(),
	fictional: z.boolean()
});

/** A proposal as the interface gives it. */
export const shownAs = (one: Proposal): z.infer<typeof ProposalShown> => ({
	...{ id: one.id, direction: one.direction, kind: one.kind, title: one.title, needs: one.needs },
	...{ sectors: [...one.sectors], skills: [...one.skills], nace: [...one.nace], locality: one.locality },
	...{ languages: [...one.languages], until: one.until, sheet: one.sheet, fictional: one.fictional },
	organization: one.organization && {
		...{ slug: one.organization.slug, name: one.organization.name, country: one.organization.country }
	}
});

export const proposalData = openData({
	path: '/proposals',
	summary: 'What organisations offer and seek',
	parameters: [
		choiceParameter('direction', 'Offered or sought', directions),
		choiceParameter('kind', 'What it is', proposalKinds),
		textParameter('sector', 'A sector, by its slug'),
		textParameter('language', 'A language in which one can work together'),
		textParameter('q', 'Words to find'),
		pageParameter
	],
	gives:
		'100 proposals that can be answered, the latest first, and who makes them unless they are anonymous; without a key those for everybody alone',
	shape: pageOf(ProposalShown),
	scope: readsProposals,
	read: async ({ url, reader }) => {
		const { q, page, filters } = listQuery(url, {
			sorts: ['published'],
			filters: ['direction', 'kind', 'sector', 'language']
		});
		const asked = {
			text: q || undefined,
			direction: directions.find((one) => one === filters.direction),
			kind: proposalKinds.find((one) => one === filters.kind),
			sector: filters.sector || undefined,
			language: filters.language || undefined
		};
		const found = await proposals(reader, asked, { limit: MOST, offset: (page - 1) * MOST });
		const items = found.proposals.map(shownAs);
		return { items, total: found.total, next: nextPage(page, MOST, found.total) };
	}
});
