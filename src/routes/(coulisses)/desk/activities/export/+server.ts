import { offeringKindName, offeringStateName, standingName } from '#agenda';
import { activitiesListed } from '#agenda/desk/activities/list.server.ts';
import { type EditedOccurrence, occurrencesOfEach, type ProgrammeRow } from '#agenda/server';
import type { Cell, Table } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { placeLine } from '#network';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The list as one sees it, a row for each séance, and one for an activity that has none. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { locale } = event.locals;
	const { rows } = await activitiesListed(event.url, viewer, locale, { limit: MOST, page: 1 });
	const lines: Table['rows'][number][] = [];
	const seances = await occurrencesOfEach(rows.map(({ id }) => id));
	for (const row of rows) {
		const [first, ...others] = seances.get(row.id) ?? [];
		lines.push(line(row, first, locale));
		for (const one of others) lines.push(line(row, one, locale));
	}
	const columns = Object.entries(labels).map(([id, label]) => ({ id, label: label() }));
	return tableResponse({ name: m.web_activities(), columns, rows: lines }, event.url);
};

const labels = {
	title: m.web_title,
	organization: m.web_organization,
	kind: m.web_kind,
	state: m.web_state,
	sectors: m.web_sectors,
	audience: m.activities_audience,
	price: m.web_price,
	starts: m.web_start,
	ends: m.web_end,
	theme: m.activities_theme,
	place: m.web_place,
	mode: m.activities_mode,
	standing: m.activities_places,
	capacity: m.web_places,
	taken: m.activities_taken,
	waiting: m.activities_waiting_count,
	slug: m.activities_slug
};

function line(row: ProgrammeRow, one: EditedOccurrence | undefined, locale: Locale): Record<keyof typeof labels, Cell> {
	const text = (words: Words | null | undefined) => (words ? say(words, locale).text : null);
	return {
		title: text(row.title),
		organization: row.organizationName,
		kind: offeringKindName(row.kind),
		state: offeringStateName(row.state),
		sectors: row.sectors.join(', '),
		audience: text(row.audience),
		price: text(row.price),
		starts: one?.startsAt ?? null,
		ends: one?.endsAt ?? null,
		theme: text(one?.theme),
		place: one?.place ? placeLine(one.place) : null,
		mode: one ? m[`agenda_mode_${one.mode}`]() : null,
		standing: one ? standingName(one) : null,
		capacity: one?.places.capacity ?? null,
		taken: one?.taken ?? null,
		waiting: one?.places.waiting ?? null,
		slug: row.slug
	};
}
