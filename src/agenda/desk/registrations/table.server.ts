import type { Flow, Table } from '#exchange';
import type { NameParts } from '#kernel/name.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import { doublesOf, partsIn } from '#participation/server';
import {
	type Answer,
	answersOf,
	type Registration,
	type RegistrationQuery,
	registrationColumns,
	registrationsInPortions
} from '../../server/index.ts';
import { valueText } from './answers.ts';
import { categoryColumn } from './categories.server.ts';

type Row = Table['rows'][number];

/** All registrations that are asked for, with what was answered: a column for each question. */
export async function registrationsTable(wanted: RegistrationQuery, tx: Tx, locale: Locale): Promise<Flow> {
	const { questions, offerings, two } = await registrationColumns(wanted, tx);
	const kinds = await categoryColumn(offerings, tx, locale);
	const asked = questions.map(({ id, label }) => ({ id, label: say(label, locale).text }));
	return {
		name: m.desk_room_registrations(),
		columns: [...labelled(two), ...kinds.columns, ...asked],
		portions: linesOf(registrationsInPortions(wanted, tx), { tx, kinds, locale })
	};
}

type Around = Readonly<{ tx: Tx; kinds: Awaited<ReturnType<typeof categoryColumn>>; locale: Locale }>;

async function* linesOf(portions: AsyncIterable<Registration[]>, { tx, kinds, locale }: Around): AsyncGenerator<Row[]> {
	for await (const rows of portions) {
		const ids = rows.map(({ id }) => id);
		const answers = await answersOf(ids, tx);
		const doubles = await doublesOf(ids, tx);
		const parts = await partsIn(ids, tx);
		const said = await kinds.of(rows);
		yield rows.map((row) => {
			const others = doubles.get(row.id)?.length ?? 0;
			const told = { answers: answers.get(row.id) ?? [], categories: said(row), parts: parts.get(row.id) };
			return line(row, { ...told, others, locale });
		});
	}
}

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

type Told = Readonly<{
	answers: readonly Answer[];
	categories: string;
	others: number;
	parts: NameParts | undefined;
	locale: Locale;
}>;

const line = (row: Registration, { answers, categories, others, parts, locale }: Told): Row => ({
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
