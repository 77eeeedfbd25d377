import { plain } from '#kernel/fold.ts';
import type { Hub } from '#kernel/hub.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { type Locale, say } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { allWays, crowdOn, stepsOf, stepsOfEach, type Way, waitingEvidence } from '../../server/index.ts';
import { activitiesFor, hostsFor } from './way.server.ts';

/** The ways that the address asks for, of those that `only` some organisations have; null: all. */
export async function waysListed(only: readonly string[] | null, url: URL, locale: Locale) {
	const query = listQuery(url, { sorts: ['title', 'updated'], filters: ['state'] });
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
	return { query, rows: query.descending ? rows.toReversed() : rows };
}

const stateOf = ({ publishedAt, deletedAt }: Pick<Way, 'publishedAt' | 'deletedAt'>) =>
	deletedAt ? ('trash' as const) : publishedAt ? ('published' as const) : ('draft' as const);

/** A way with its steps, what they may be chosen from, and how many people are how far. */
export async function wayShown(way: Way, viewer: Viewer, locale: Locale) {
	const steps = await stepsOf(way.id);
	const used = steps.flatMap(({ offerings }) => [...offerings]);
	const [hosts, activities, crowd] = await Promise.all([
		hostsFor(viewer),
		activitiesFor(used, locale),
		crowdOn(way.id)
	]);
	return { way, steps, hosts, activities, crowd, key: newId() };
}

/** The same in its page. */
export type WayShown = Awaited<ReturnType<typeof wayShown>> & Readonly<{ locale: Locale; hub: Pick<Hub, 'locales'> }>;

/** What a form of that page answers: which one it was, what was typed and ticked, and what was wrong with it. */
export type WayAnswer = Readonly<{ typed: ReturnType<typeof typedWay>; problems: Record<string, string> }>;

/** What was typed into one of the forms of a way: `way`, `state`, or `step` with its id. */
export const typedWay = (
	form: string,
	text: Record<string, string> = {},
	chosen: { offerings: string[]; needs: string[] } = { offerings: [], needs: [] }
) => ({ form, text, ...chosen });

/** The proofs that wait for an answer, the person of each by name. */
export async function evidenceShown() {
	const waiting = await waitingEvidence();
	const names = await Promise.all(waiting.map(({ person }) => person && personById(person)));
	return waiting.map(({ person: _, ...one }, index) => ({ ...one, name: (names[index] || null)?.name ?? null }));
}
