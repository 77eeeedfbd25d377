import { type Table, tableOf } from '#exchange';
import { languageName } from '#kernel/languages.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { festivalProgramme } from '../../../server/index.ts';
import type { Editor } from '../choices.server.ts';

/** The programme of a festival as a table, an item a row. */
export async function programmeTable({ edited }: Editor, locale: Locale): Promise<Table> {
	const { stages, tracks, items } = await festivalProgramme(edited.id);
	const stageName = new Map(stages.map(({ id, name }) => [id, say(name, locale).text]));
	const trackName = new Map(tracks.map(({ id, label }) => [id, say(label, locale).text]));
	const name = `${m.festival_programme()} — ${say(edited.given.title, locale).text}`;
	return tableOf(name, items, {
		start: [m.web_start(), ({ startsAt }) => startsAt],
		end: [m.web_end(), ({ endsAt }) => endsAt],
		title: [m.web_title(), ({ title }) => say(title, locale).text],
		stage: [m.festival_stage(), ({ stage }) => stageName.get(stage) ?? ''],
		track: [m.festival_track(), ({ track }) => trackName.get(track ?? '') ?? null],
		people: [m.festival_people(), ({ people }) => people],
		summary: [m.festival_summary(), ({ summary }) => summary && say(summary, locale).text],
		language: [m.ui_language(), ({ language }) => language && languageName(language, locale)],
		minAge: [m.festival_min_age(), ({ minAge }) => minAge],
		url: [m.ui_link(), ({ url }) => url],
		cancelled: [m.festival_cancelled(), ({ cancelledAt }) => cancelledAt !== null]
	});
}
