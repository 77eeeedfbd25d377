import { can } from '#kernel/identity/policy.ts';
import { say } from '#kernel/words.ts';
import { requireWayMaker } from '#learning/desk/ways/way.server.ts';
import { allWays, stepsOfEach } from '#learning/server';
import { plain } from '#network';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, only } = await requireWayMaker(event);
	const { locale } = event.locals;
	const query = listQuery(event.url, { sorts: ['title', 'updated'], filters: ['state'] });
	const { state = '' } = query.filters;
	const found = (await allWays(only))
		.map((way) => ({ ...way, text: say(way.title, locale).text, state: stateOf(way) }))
		.filter((way) => (state ? way.state === state : way.state !== 'trash'))
		.filter(({ text, organization }) => plain(`${text} ${organization.name}`).includes(plain(query.q)))
		.toSorted((a, b) =>
			query.sort === 'title' ? a.text.localeCompare(b.text, locale) : a.updatedAt.getTime() - b.updatedAt.getTime()
		);
	const steps = await stepsOfEach(found.map(({ id }) => id));
	const rows = found.map(({ id, text, state, organization, fictional }) => ({
		...{ id, title: text, state, organization: organization.name, fictional, steps: steps.get(id)?.length ?? 0 }
	}));
	return {
		area: 'learning' as const,
		decides: can(viewer, 'evidence.decide'),
		query,
		rows: query.descending ? rows.toReversed() : rows
	};
};

const stateOf = ({ publishedAt, deletedAt }: { publishedAt: Date | null; deletedAt: Date | null }) =>
	deletedAt ? ('trash' as const) : publishedAt ? ('published' as const) : ('draft' as const);
