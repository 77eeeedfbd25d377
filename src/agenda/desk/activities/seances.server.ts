import { Refusal } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { repeats } from '#kernel/recurrence.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { expand, ruleOf } from '#kernel/server/recurring.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { wordsField } from '#web/form.server.ts';
import { modes, type NewSeries } from '../../index.ts';
import { type ChangedOccurrence, type EditedOccurrence, schedule, scheduleSeries } from '../../server/index.ts';
import { again } from './picture.server.ts';
import type { Typed } from './typed.server.ts';

type Problems = Record<string, string>;
const DAY_MINUTES = 24 * 60;
const MOST_MINUTES = 30 * DAY_MINUTES;
const LONGEST_ADDRESS = 2000;

/** What the fields of a séance mean: one, or a series by a rule; null when no date was typed. */
export type Plan = Readonly<{
	terms: Omit<ChangedOccurrence, 'startsLocal' | 'endsLocal'>;
	startsLocal: string;
	endsLocal: string;
	series: NewSeries | null;
}>;
type Read = { plan: Plan } | { problems: Problems };

/** Reads when, where and for how many; without a date there is nothing to read. */
export function planIn(form: FormData, typed: Typed, { timeZone, locale }: { timeZone: string; locale: Locale }): Read {
	const say = (code: string, params = {}) => words(code, params, locale);
	const text = (name: string) => typed.fields[name]?.trim() ?? '';
	const mode = modes.find((one) => one === text('mode')) ?? 'on_site';
	const capacity = text('capacity') ? Number(text('capacity')) : null;
	const startsLocal = `${text('date')}T${text('start')}`;
	const endsLocal = endOf(text('date'), text('start'), text('end'), text('lastDay'));
	const [starts, ends] = [momentOf(startsLocal, timeZone), momentOf(endsLocal, timeZone)];
	const problems: Problems = {};
	if (!momentOf(`${text('date')}T12:00`, timeZone)) problems.date = say('activities_date_missing');
	else if (!starts) problems.start = say('activities_time_missing');
	else if (!ends) problems.end = say('activities_time_missing');
	else if (ends <= starts) problems[text('lastDay') < text('date') ? 'lastDay' : 'end'] = say('agenda_ends_first');
	else if (minutesBetween(starts, ends) > MOST_MINUTES) problems.lastDay = say('activities_length_range');
	if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 0 && capacity <= 1_000_000))
		problems.capacity = say('activities_capacity_range');
	const onlineUrl = mode === 'on_site' ? null : text('onlineUrl') || null;
	if (onlineUrl && !(URL.canParse(onlineUrl) && /^https?:\/\//.test(onlineUrl) && onlineUrl.length <= LONGEST_ADDRESS))
		problems.onlineUrl = say('activities_address_invalid');
	const [registrationFrom, registrationUntil] = ['opens', 'closes'].map((name) => momentOf(text(name), timeZone));
	if (text('opens') && !registrationFrom) problems.opens = say('activities_time_missing');
	if (text('closes') && !registrationUntil) problems.closes = say('activities_time_missing');
	if (registrationFrom && starts && registrationFrom >= starts) problems.opens = say('activities_opens_late');
	if (registrationFrom && registrationUntil && registrationFrom >= registrationUntil)
		problems.closes = say('activities_closes_first');
	if (Object.keys(problems).length || !starts || !ends) return { problems };
	const opening = { registrationFrom: registrationFrom ?? null, registrationUntil: registrationUntil ?? null };
	const terms = {
		...{ mode, onlineUrl, capacity, ...whereOf(text('place')), waiting: text('waiting') === '1' },
		...opening,
		theme: wordsField(form, 'theme', locale)
	};
	const at = { startsLocal, minutes: minutesBetween(starts, ends), timeZone };
	const read = seriesIn(text, at, say);
	if ('problems' in read) return read;
	const series = read.rule
		? { ...at, rule: read.rule, skip: typed.skip, ...terms, theme: null, offerMinutes: null }
		: null;
	return { plan: { terms, startsLocal, endsLocal, series } };
}

/** A plan with the dates of its series, or the form again with what is wrong. */
export function plannedIn(form: FormData, typed: Typed, at: { timeZone: string; locale: Locale }) {
	const read = planIn(form, typed, at);
	if ('problems' in read) return again(422, typed, read.problems);
	try {
		const { series } = read.plan;
		return { plan: read.plan, dates: series ? expand(series) : [] };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return again(422, typed, { repeat: words(error.code, error.params, at.locale) });
	}
}

/** Makes the séance or the series of a plan. @returns how many. */
export async function carryOut(tx: Tx, offering: string, plan: Plan, timeZone: string, by: By): Promise<number> {
	if (plan.series) return (await scheduleSeries(tx, offering, plan.series, by)).occurrences.length;
	const [startsAt, endsAt] = [momentOf(plan.startsLocal, timeZone), momentOf(plan.endsLocal, timeZone)];
	if (!startsAt || !endsAt) return 0;
	await schedule(tx, offering, { startsAt, endsAt, timeZone, ...plan.terms, offerMinutes: null }, by);
	return 1;
}

/** A séance as its form shows it. */
export function fieldsOf(one: EditedOccurrence): Record<string, string> {
	const [from, to] = [localOf(one.startsAt, one.timeZone), localOf(one.endsAt, one.timeZone)];
	const [date = '', start = ''] = from.split('T');
	const [last = '', end = ''] = to.split('T');
	const theme = locales.map((locale) => [`theme_${locale}`, one.theme?.[locale] ?? '']);
	return {
		...{ was: wasOf(one), date, start, end, mode: one.mode, onlineUrl: one.onlineUrl ?? '', place: whereSaid(one) },
		lastDay: last === date ? '' : last,
		opens: one.registrationFrom ? localOf(one.registrationFrom, one.timeZone) : '',
		closes: one.registrationUntil ? localOf(one.registrationUntil, one.timeZone) : '',
		capacity: one.places.capacity === null ? '' : String(one.places.capacity),
		waiting: one.places.waitingList ? '1' : '',
		...Object.fromEntries(theme)
	};
}

/** When a séance was and until when one registered, for the form that may change it. */
const wasOf = ({ startsAt, endsAt, timeZone, registrationUntil }: EditedOccurrence): string =>
	[startsAt, endsAt, ...(registrationUntil ? [registrationUntil] : [])].map((at) => localOf(at, timeZone)).join(' ');

/** A field has a place, or a space in its place: `quai`, `quai/grande-salle`. */
export function whereOf(field: string): { place: string | null; space: string | null } {
	const [place = '', space = ''] = field.split('/');
	return { place: place || null, space: space || null };
}

/** A place, or a room in it, as the field says it. */
export const whereSaid = ({ place, space }: EditedOccurrence): string =>
	[place?.slug, space?.slug].filter(Boolean).join('/');

/** A séance whose end is not later on the clock ends on the next day. */
function endOf(date: string, start: string, end: string, lastDay: string): string {
	if (lastDay) return `${lastDay}T${end}`;
	if (end > start || !/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return `${date}T${end}`;
	return `${new Date(Date.parse(date) + DAY_MINUTES * 60_000).toISOString().slice(0, 10)}T${end}`;
}

function seriesIn(
	text: (name: string) => string,
	at: Readonly<{ startsLocal: string; timeZone: string }>,
	say: (code: string) => string
): { rule: string | null } | { problems: Problems } {
	const repeat = repeats.find((one) => one === text('repeat'));
	if (!repeat) return { rule: null };
	if (text('count')) {
		const count = Number(text('count'));
		if (!Number.isInteger(count) || count < 1 || count > 10_000)
			return { problems: { count: say('activities_count_range') } };
		return { rule: ruleOf(repeat, { ...at, count }) };
	}
	if (!momentOf(`${text('until')}T12:00`, at.timeZone)) return { problems: { count: say('kernel_rule_endless') } };
	return { rule: ruleOf(repeat, { ...at, until: text('until') }) };
}

const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000);
