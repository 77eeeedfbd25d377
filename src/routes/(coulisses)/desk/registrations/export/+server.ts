import { valueText } from '#agenda/desk/registrations/answers.ts';
import { categoryColumn } from '#agenda/desk/registrations/categories.server.ts';
import { registrationsAsked } from '#agenda/desk/registrations/list.server.ts';
import { type Answer, answersOf, type Registration, registrations } from '#agenda/server';
import type { Table } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { NameParts } from '#kernel/name.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import { doublesOf, partsIn } from '#participation/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 20_000;

/** The list as one sees it, with what was answered: a column for each question. */
export const GET: RequestHandler = async (event) => {
	const { wanted } = registrationsAsked(event.url, await requireTeam(event, deskActs.enter));
	const { locale } = event.locals;
	const { rows } = await registrations(wanted, { offset: 0, limit: MOST });
	const ids = rows.map(({ id }) => id);
	const [answers, doubles, parts, kinds] = await Promise.all([
		answersOf(ids),
		doublesOf(ids),
		partsIn(ids),
		categoryColumn(rows, locale)
	]);
	const two = rows.some(({ id, twoNames }) => twoNames || parts.has(id));
	const columns = [...labelled(two), ...kinds.columns, ...asked(answers, locale)];
	const lines = rows.map((row) => {
		const others = doubles.get(row.id)?.length ?? 0;
		const said = { answers: answers.get(row.id) ?? [], categories: kinds.said(row), parts: parts.get(row.id) };
		return line(row, { ...said, others, locale });
	});
	return tableResponse({ name: m.desk_room_registrations(), columns, rows: lines }, event.url);
};

const labels = {
	activity: m.web_activity,
	starts: m.web_when,
	name: m.web_person,
	given: m.web_first_name,
	family: m.web_surname,
	email: m.web_email_address,
	names: m.desk_names,
	seats: m.web_places,
	waits: m.activities_waiting_count,
	twice: m.desk_twice_column,
	state: m.web_state,
	language: m.ui_language,
	created: m.desk_registered_at
};

/** The two parts of names have columns where they were asked for. */
const labelled = (two: boolean) =>
	Object.entries(labels)
		.filter(([id]) => two || (id !== 'given' && id !== 'family'))
		.map(([id, label]) => ({ id, label: label() }));

/** A column for each question that somebody answered. */
function asked(answers: ReadonlyMap<string, readonly Answer[]>, locale: Locale): Table['columns'] {
	const questions = new Map([...answers.values()].flat().map(({ question }) => [question.id, question]));
	return [...questions.values()].map(({ id, label }) => ({ id, label: say(label, locale).text }));
}

type Told = Readonly<{
	answers: readonly Answer[];
	categories: string;
	others: number;
	parts: NameParts | undefined;
	locale: Locale;
}>;

const line = (row: Registration, { answers, categories, others, parts, locale }: Told): Table['rows'][number] => ({
	activity: say(row.title, locale).text,
	starts: row.startsAt,
	name: row.name,
	given: parts?.given ?? null,
	family: parts?.family ?? null,
	email: row.email,
	names: row.names,
	seats: row.held,
	waits: row.waits,
	twice: others || null,
	state: row.states.map((state) => stateName(state, locale)).join(', '),
	language: row.locale,
	created: row.createdAt,
	categories,
	...Object.fromEntries(answers.map((answer) => [answer.question.id, valueText(answer, locale)]))
});
