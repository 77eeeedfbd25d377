import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { festivalProgramme } from '#agenda/server';
import type { Cell } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { languageName } from '#kernel/languages.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** The programme as a table, an item a row. */
export const GET: RequestHandler = async (event) => {
	const { edited } = await requireEditor(event);
	const { stages, tracks, items } = await festivalProgramme(edited.id);
	const { locale } = event.locals;
	const stageName = new Map(stages.map(({ id, name }) => [id, say(name, locale).text]));
	const trackName = new Map(tracks.map(({ id, label }) => [id, say(label, locale).text]));
	const rows = items.map(
		(item): Record<keyof typeof labels, Cell> => ({
			...{ start: item.startsAt, end: item.endsAt, title: say(item.title, locale).text, people: item.people },
			stage: stageName.get(item.stage) ?? '',
			track: trackName.get(item.track ?? '') ?? null,
			summary: item.summary && say(item.summary, locale).text,
			language: item.language && languageName(item.language, locale),
			...{ minAge: item.minAge, url: item.url, cancelled: item.cancelledAt !== null }
		})
	);
	const columns = Object.entries(labels).map(([id, label]) => ({ id, label: label() }));
	const name = `${m.festival_programme()} — ${say(edited.given.title, locale).text}`;
	return tableResponse({ name, columns, rows }, event.url);
};

const labels = {
	start: m.web_start,
	end: m.web_end,
	title: m.web_title,
	stage: m.festival_stage,
	track: m.festival_track,
	people: m.festival_people,
	summary: m.festival_summary,
	language: m.ui_language,
	minAge: m.festival_min_age,
	url: m.ui_link,
	cancelled: m.festival_cancelled
};
