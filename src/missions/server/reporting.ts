import { sql } from 'kysely';
import { languageOf } from '#kernel/languages.ts';
import { db } from '#kernel/server/db.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { costCategoryName } from '../kinds.ts';
import { costsOf } from './costs.ts';
import { delegationOf } from './delegation.ts';
import type { Mission } from './reading.ts';
import { reportFigures } from './report.ts';

/** « 1 234,50 € » */
const euros = (cents: number, locale: Locale): string =>
	new Intl.NumberFormat(languageOf(locale).region, { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** Lines of costs added up by what each has in common, the dearest first. */
export function totalsBy<Row extends Readonly<{ euros: number }>>(
	rows: readonly Row[],
	of: (row: Row) => string
): [name: string, cents: number][] {
	const totals = new Map<string, number>();
	for (const row of rows) totals.set(of(row), (totals.get(of(row)) ?? 0) + row.euros);
	return [...totals].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** What a mission was: who went, who was met, what came of it and what it cost. Notes of organisations are in none of it. */
export async function reportOf(mission: Mission, locale: Locale) {
	const [figures, delegation, costs, contacts] = [
		await reportFigures(mission.id),
		await delegationOf(mission.id),
		await costsOf(mission.id),
		await contactsMade(mission.id)
	];
	const said = (key: keyof typeof figureNames) => ({
		label: figureNames[key]({}, { locale }),
		value: String(figures[key])
	});
	const day = (iso: string) => longDate(noonOf(iso), locale, 'UTC');
	return {
		title: say(mission.title, locale).text,
		when:
			mission.starts === mission.ends
				? `${mission.locality}, ${day(mission.starts)}`
				: m.missions_from_to({ from: day(mission.starts), to: day(mission.ends), place: mission.locality }, { locale }),
		figures: [
			...(['travellers', 'organizations', 'meetings', 'met', 'missed', 'followed', 'agreed'] as const).map(said),
			{ label: m.missions_costs({}, { locale }), value: euros(figures.cents, locale) }
		],
		went: delegation
			.filter(({ state }) => state === 'accepted')
			.map(({ name, organizationName }) => ({
				name: name ?? m.missions_somebody({}, { locale }),
				organization: organizationName ?? ''
			})),
		contacts: contacts.map(({ who, partner }) => m.missions_met_with({ who, partner }, { locale })),
		costs: totalsBy(costs, ({ category }) => costCategoryName(category, locale)).map(([name, cents]) => [
			name,
			euros(cents, locale)
		])
	};
}
export type Report = Awaited<ReturnType<typeof reportOf>>;

const figureNames = {
	travellers: m.missions_figure_travellers,
	organizations: m.missions_figure_organizations,
	meetings: m.missions_figure_meetings,
	met: m.missions_figure_met,
	missed: m.missions_figure_missed,
	followed: m.missions_figure_followed,
	agreed: m.missions_figure_agreed
};

/** Which organisations met: never whom, nor what was noted of it. */
async function contactsMade(mission: string): Promise<{ who: string; partner: string }[]> {
	const { rows } = await sql<{ who: string; partner: string }>`
		select distinct c.name as who, p.organization as partner from missions.meeting e join missions.contact k on k.meeting = e.id and k.met
			join missions.traveller t on t.id = e.traveller join network.organization_card c on c.id = t.organization
			join missions.counterpart p on p.id = e.counterpart
		where e.mission = ${mission} and e.state = 'planned' order by 1, 2`.execute(db);
	return rows;
}
