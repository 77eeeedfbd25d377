import type { RequestEvent } from '@sveltejs/kit';
import { type Table, tableOf } from '#exchange';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { shifted } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate, noonOf } from '#kernel/time.ts';
import { initial, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { sectors } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import { spaceKindName, spaceKinds } from '../../kinds.ts';
import { shareOf, together } from '../../occupied.ts';
import { type Figures, type FiguresFilter, figures, type Share, spaces } from '../../server/index.ts';
import { nouns } from '../../server/nouns.ts';
import { inItsHouse } from '../../space.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

const DAYS = 28;
const MOST_DAYS = 800;

/** Whoever sees who has what: the team of all places, an organisation of those that it keeps. */
export async function requireFigures(event: Asked): Promise<Viewer> {
	return requireTeam(event, deskActs.enter);
}

/** What is asked for by the address, and what there is to choose from. */
export async function figuresShown(url: URL, viewer: Viewer, locale: Locale) {
	const keepers = can(viewer, spaceActs.see) ? undefined : hostedBy(viewer);
	const [filter, known] = [await filterIn(url, keepers), await spaces({ keepers })];
	const own = known.filter(({ parts }) => !parts.length);
	const found = await figures(filter);
	const names = new Map((await sectors()).map(({ slug, label }) => [slug, say(label, locale).text]));
	const places = new Map(known.map(({ place }) => [place.slug, place.name]));
	return {
		filter: { ...filter, keepers: null },
		places: [...places].map(([value, label]) => ({ value, label })),
		choices: own.map((space) => ({ value: space.slug, label: inItsHouse(space, locale) })),
		kinds: spaceKinds.map((kind) => ({ value: kind, label: spaceKindName(kind, locale) })),
		...tellOf(found, locale, names)
	};
}

function tellOf(
	{ spaces: all, subjects, sectors: bySector, operations }: Figures,
	locale: Locale,
	names: ReadonlyMap<string, string>
) {
	const week = Array.from({ length: 168 }, (_, hour) =>
		together(all.map(({ hours }) => hours[hour] ?? { open: 0, taken: 0 }))
	);
	const said = (shares: readonly Share[], name: (code: string) => string) =>
		shares.map(({ name: code, ...its }) => ({
			...its,
			name: code === null ? m.day_figures_unsaid({}, { locale }) : name(code)
		}));
	return {
		week,
		whole: together(week),
		spaces: all.map(({ space, hours, booked, missed }) => ({
			...{
				id: space.id,
				slug: space.slug,
				name: say(space.name, locale).text,
				place: space.place.name,
				booked,
				missed
			},
			...together(hours)
		})),
		subjects: said(subjects, (kind) => subjectName(kind, locale)),
		sectors: said(bySector, (slug) => names.get(slug) ?? slug),
		operations: said(operations, (code) => code)
	};
}

/** What spaces are taken for: ours by their nouns, a séance by its name; the kind of another module itself. */
function subjectName(kind: string, locale: Locale): string {
	const name = kind === 'occurrence' ? m.day_figures_occurrence : nouns.find((one) => one.kind === kind)?.name;
	return name ? initial(name({}, { locale })) : kind;
}

async function filterIn({ searchParams }: URL, keepers: readonly string[] | undefined): Promise<FiguresFilter> {
	const { timeZone } = await hub();
	const today = isoDate(new Date(), timeZone);
	const day = (name: string) => dayIn(searchParams.get(name));
	const until = day('until') ?? today;
	const given = day('from') ?? shifted(`${until}T00:00`, -DAYS + 1).slice(0, 10);
	const first = shifted(`${until}T00:00`, -MOST_DAYS).slice(0, 10);
	const kind = spaceKinds.find((one) => one === searchParams.get('kind'));
	const [place, space] = ['place', 'space'].map((name) => searchParams.get(name)?.slice(0, 100) || undefined);
	// no later than its end, and not longer than what is worth asking for
	const [, from = until] = [first, given, until].toSorted();
	return { keepers, kind, place, space, until, from };
}

/** An ISO day that there is, in years that a hub may have seen. */
function dayIn(typed: string | null): string | null {
	if (!typed || !/^20\d{2}-\d{2}-\d{2}$/.test(typed)) return null;
	const noon = noonOf(typed);
	return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(typed) ? typed : null;
}

type Shown = Awaited<ReturnType<typeof figuresShown>>;

/** The figures as a table: of the hours of the week, of the spaces, or of whom they were for. */
export async function figuresTable(url: URL, viewer: Viewer, locale: Locale): Promise<Table> {
	const shown = await figuresShown(url, viewer, locale);
	const which = url.searchParams.get('table');
	if (which === 'spaces') return tableOfSpaces(shown);
	if (which === 'sectors' || which === 'operations' || which === 'subjects') return tableOfShares(which, shown[which]);
	return tableOf(
		'occupation',
		shown.week.map((hour, at) => ({ ...hour, at })).filter(({ open }) => open > 0),
		{
			weekday: [m.day_figures_weekday(), ({ at }) => Math.floor(at / 24) + 1],
			hour: [m.day_figures_hour(), ({ at }) => at % 24],
			open: [m.day_figures_open(), ({ open }) => inHours(open)],
			taken: [m.day_figures_taken(), ({ taken }) => inHours(taken)],
			share: [m.day_figures_share(), (hour) => percent(shareOf(hour))]
		}
	);
}

const tableOfSpaces = ({ spaces }: Shown): Table =>
	tableOf('espaces', spaces, {
		name: [m.web_name(), ({ name }) => name],
		place: [m.day_figures_place(), ({ place }) => place],
		open: [m.day_figures_open(), ({ open }) => inHours(open)],
		taken: [m.day_figures_taken(), ({ taken }) => inHours(taken)],
		share: [m.day_figures_share(), (one) => percent(shareOf(one))],
		booked: [m.day_figures_booked(), ({ booked }) => booked],
		missed: [m.day_figures_missed(), ({ missed }) => missed]
	});

const tableOfShares = (name: string, shares: Shown['sectors']): Table =>
	tableOf(name, shares, {
		name: [m.day_figures_for(), ({ name }) => name],
		bookings: [m.day_figures_bookings(), ({ bookings }) => bookings],
		hours: [m.day_figures_hours(), ({ hours }) => hours]
	});

const inHours = (minutes: number): number => Math.round(minutes / 0.6) / 100;
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);
