import { tableResponse } from '#exchange/pages/table.server.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { groupNames } from './groups.ts';
import { storyTold } from './told.server.ts';

/** What a story does, as a table: the same numbers as on the page, and nothing of groups that are too small. */
export async function storyFile(url: URL, locale: Locale): Promise<Response> {
	const { story } = await storyTold(url, locale);
	const counted = (what: string, rows: NonNullable<typeof story>['chapters']) =>
		rows.map(({ title, people }) => ({ what, which: say(title, locale).text, people, ...noChange }));
	const effects = (story?.effects ?? []).flatMap(({ group, people, ...of }) =>
		(['desirability', 'feasibility'] as const).map((wish) => ({
			...{ what: names[wish](), which: groupNames[group](), people },
			...(of[wish] ?? noChange)
		}))
	);
	const rows = [
		...effects,
		...counted(m.journey_desk_chapter(), story?.chapters ?? []),
		...counted(m.journey_desk_quests_closed(), story?.quests ?? [])
	];
	const name = story ? `${m.journey_desk_wing()} ${story.slug}` : 'journey';
	return tableResponse({ name, columns: columnsNow(), rows }, url);
}

const noChange = { before: null, after: null, rose: null, fell: null, stayed: null };
const names = { desirability: m.journey_desk_desirability, feasibility: m.journey_desk_feasibility };

/** Made for each file: the words are the reader's. */
const columnsNow = () => [
	{ id: 'what', label: m.journey_desk_story() },
	{ id: 'which', label: m.journey_desk_group() },
	{ id: 'people', label: m.people_title() },
	{ id: 'before', label: m.journey_desk_column_before() },
	{ id: 'after', label: m.journey_desk_column_after() },
	{ id: 'rose', label: m.journey_desk_column_rose() },
	{ id: 'fell', label: m.journey_desk_column_fell() },
	{ id: 'stayed', label: m.journey_desk_column_stayed() }
];
