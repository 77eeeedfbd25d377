import { type Table, tableOf } from '#exchange';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { offeringKindName, offeringStateName, standingName, whereLine } from '../../index.ts';
import { occurrencesOfEach, type ProgrammeRow } from '../../server/index.ts';

/** Activities as a table: a row for each séance, and one for an activity that has none. */
export async function activitiesTable(activities: readonly ProgrammeRow[], locale: Locale): Promise<Table> {
	const seances = await occurrencesOfEach(activities.map(({ id }) => id));
	const rows = activities.flatMap((row) => {
		const [first, ...others] = seances.get(row.id) ?? [];
		return [first, ...others].map((one) => ({ ...row, one }));
	});
	const others = ({ coOrganizers }: ProgrammeRow) => coOrganizers.map(({ name }) => name).join(' ; ') || null;
	const text = (words: Words | null | undefined) => (words ? say(words, locale).text : null);
	return tableOf(m.agenda_activities(), rows, {
		title: [m.web_title(), ({ title }) => text(title)],
		organization: [m.web_organization(), ({ organizationName }) => organizationName],
		coOrganizers: [m.activities_co_organizers(), others],
		kind: [m.web_kind(), ({ kind }) => offeringKindName(kind)],
		state: [m.web_state(), ({ state }) => offeringStateName(state)],
		sectors: [m.network_sectors(), ({ sectors }) => sectors.join(', ')],
		audience: [m.activities_audience(), ({ audience }) => text(audience)],
		price: [m.web_price(), ({ price }) => text(price)],
		starts: [m.web_start(), ({ one }) => one?.startsAt ?? null],
		ends: [m.web_end(), ({ one }) => one?.endsAt ?? null],
		theme: [m.activities_theme(), ({ one }) => text(one?.theme)],
		place: [m.web_place(), ({ one }) => (one && whereLine(one, locale)) || null],
		mode: [m.activities_mode(), ({ one }) => (one ? m[`agenda_mode_${one.mode}`]() : null)],
		standing: [m.activities_places(), ({ one }) => (one ? standingName(one) : null)],
		cancelReason: [m.import_column_cancel_reason(), ({ one }) => text(one?.cancelReason)],
		capacity: [m.web_places(), ({ one }) => one?.places.capacity ?? null],
		taken: [m.activities_taken(), ({ one }) => one?.places.taken ?? null],
		waiting: [m.activities_waiting_count(), ({ one }) => one?.places.waiting ?? null],
		slug: [m.web_address(), ({ slug }) => slug]
	});
}
