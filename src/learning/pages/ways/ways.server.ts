import { publishedWays, stepsOfEach, walk } from '../../server/index.ts';

/** The ways of the hub in short, and how far somebody has come on each; null: a visitor. */
export async function waysShown(person: string | null) {
	const ways = await publishedWays();
	const steps = await stepsOfEach(ways.map(({ id }) => id));
	const walked = await Promise.all(ways.map(({ id }) => (person ? walk(id, person) : null)));
	return ways.map(({ slug, title, summary, organization, fictional, id }, index) => ({
		...{ slug, title, summary, fictional, organization: organization.name },
		steps: steps.get(id)?.length ?? 0,
		walked: (steps.get(id) ?? []).map((_, step) => walked[index]?.[step]?.standing === 'done'),
		done: walked[index]?.filter(({ standing }) => standing === 'done').length ?? null
	}));
}

/** The steps of a way as somebody has walked them, each with the numbers of those that come before. */
export async function stepsWalked(way: string, person: string | null) {
	const steps = await walk(way, person);
	return steps.map(({ needs, ...step }) => ({
		...step,
		after: needs.map((need) => steps.findIndex((one) => one.id === need) + 1).filter((number) => number > 0)
	}));
}
