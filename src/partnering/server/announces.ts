import { ifThere } from '#kernel/errors.ts';
import { type Fact, ref } from '#kernel/facts.ts';
import type { Announcement } from '#kernel/server/announcement.ts';
import { m } from '#messages';
import { proposalFor } from './reading.ts';
import { type On, within } from './tables.ts';
import { talkFor } from './talks.ts';

/** What programs are told of proposals and of talks, as far as their reader sees them. */
export const announces: readonly Announcement[] = [
	{
		kind: 'proposals',
		name: m.partnering_announces_proposals,
		summary: 'A proposal that one may see was published, changed, renewed, withdrawn, taken up again or is over',
		verbs: [
			...(['partnering.published', 'partnering.changed', 'partnering.renewed'] as const),
			...(['partnering.expired', 'partnering.withdrawn', 'partnering.resumed'] as const)
		],
		object: async ({ object }) => object,
		where: async ({ id }, reader, on) => (await ifThere(proposalFor(reader, id, on))) && `/proposals/${id}`
	},
	{
		kind: 'interests',
		name: m.partnering_announces_interests,
		summary: 'An organisation is interested in a proposal, was answered, has withdrawn, or both have agreed',
		verbs: [
			...(['partnering.interested', 'partnering.interest_accepted', 'partnering.interest_declined'] as const),
			...(['partnering.interest_withdrawn', 'partnering.agreed'] as const)
		],
		object: async (fact, on) => {
			const id = await interestOf(fact, on);
			return id ? ref('partnering_interest', id) : null;
		},
		where: async ({ id }, reader, on) => (await ifThere(talkFor(reader, id, on))) && `/interests/${id}`
	}
];

/** An agreement is told with itself, everything else with the interest. */
async function interestOf({ verb, context }: Fact, on: On): Promise<string | null> {
	if (!context || verb !== 'partnering.agreed') return context?.id ?? null;
	const row = await within(on)
		.selectFrom('partnering.agreement')
		.select('interest')
		.where('id', '=', context.id)
		.executeTakeFirst();
	return row?.interest ?? null;
}
