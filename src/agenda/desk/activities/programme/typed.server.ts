import type { ZodError } from 'zod';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { type Item, NewItem, NewStage, NewTrack } from '../../../index.ts';
import { doubtsOf, type TypedTimes } from '../doubts.server.ts';
import type { Doubt } from '../doubts.ts';

/** What was typed into a form, by the name of a field. */
export type Typed = Readonly<Record<string, string>>;
type Problems = Readonly<Record<string, string>>;
/** What a form says: what was typed, and what it means or what is wrong. */
export type Read<One> = Readonly<{ typed: Typed; problems: Problems; given: One | null }>;

const DAY_MS = 86_400_000;
const NIGHT_MS = 18 * 3_600_000;
const sure = ['sure_night', 'sure_past'] as const;
const plain = ['stage', 'track', 'date', 'start', 'end', 'people', 'language', 'minAge', 'url', 'occurrence'] as const;

/** What the form of an item says, and what is asked of its times before it is kept. */
export type ReadItem = Read<NewItem> & Readonly<{ doubts: readonly Doubt[] }>;

/**
 * Reads the form of an item; an end before its beginning is on the next day, when that is at most eighteen hours later.
 * @param before the item as it is until now
 */
export function readItem(form: FormData, timeZone: string, locale: Locale, before?: Item): ReadItem {
	const typed = typedIn(form, [...plain, ...sure, ...inLanguages('title'), ...inLanguages('summary')]);
	const text = (name: string): string => typed[name]?.trim() ?? '';
	const [startsAt, endsToday, endsTomorrow] = [
		momentOf(`${text('date')}T${text('start')}`, timeZone) ?? undefined,
		momentOf(`${text('date')}T${text('end')}`, timeZone) ?? undefined,
		momentOf(`${dayAfter(text('date'))}T${text('end')}`, timeZone) ?? undefined
	];
	const overnight = startsAt && endsToday && endsTomorrow && endsToday < startsAt;
	const late = overnight && endsTomorrow.getTime() - startsAt.getTime() <= NIGHT_MS;
	const parsed = NewItem.safeParse({
		...{ stage: text('stage'), track: text('track') || null, occurrence: text('occurrence') || null },
		...{ startsAt, endsAt: late ? endsTomorrow : endsToday },
		...{ title: wordsField(form, 'title', locale), summary: wordsField(form, 'summary', locale) },
		...{ people: text('people'), language: text('language') || null, url: text('url') || null },
		minAge: text('minAge') ? Number(text('minAge')) : null
	});
	const said = read(parsed, typed, locale);
	return {
		...said,
		doubts: said.given ? doubtsOf(localTimes(said.given, before, timeZone), typed, { timeZone, locale }) : []
	};
}

function localTimes(given: NewItem, before: Item | undefined, timeZone: string): TypedTimes {
	const local = ({ startsAt, endsAt }: Pick<Item, 'startsAt' | 'endsAt'>) => ({
		startsLocal: localOf(startsAt, timeZone),
		endsLocal: localOf(endsAt, timeZone)
	});
	return { ...local(given), dayTyped: false, before: before && { ...local(before), closes: null } };
}

function dayAfter(date: string): string {
	const at = Date.parse(date);
	return Number.isNaN(at) ? '' : new Date(at + DAY_MS).toISOString().slice(0, 10);
}

/** Reads the form of a stage. */
export const readStage = (form: FormData, locale: Locale): Read<NewStage> =>
	read(
		NewStage.safeParse({ name: wordsField(form, 'name', locale), place: fieldOf(form, 'place') || null }),
		typedIn(form, ['id', 'place', ...inLanguages('name')]),
		locale
	);

/** Reads the form of a track. */
export const readTrack = (form: FormData, locale: Locale): Read<NewTrack> =>
	read(
		NewTrack.safeParse({ label: wordsField(form, 'label', locale), area: fieldOf(form, 'area') }),
		typedIn(form, ['id', 'area', ...inLanguages('label')]),
		locale
	);

/** An item as its form shows it. */
export function typedOf(item: Item, timeZone: string): Typed {
	const { stage, track, people, language, minAge, url, occurrence, title, summary } = item;
	const [starts, ends] = [localOf(item.startsAt, timeZone), localOf(item.endsAt, timeZone)];
	return {
		...{ stage, people, track: track ?? '', language: language ?? '', minAge: String(minAge ?? ''), url: url ?? '' },
		...{ occurrence: occurrence ?? '', date: starts.slice(0, 10), start: starts.slice(11), end: ends.slice(11) },
		...spread('title', title),
		...spread('summary', summary)
	};
}

/** A text as the fields of its languages. */
const spread = (name: string, text: Words | null): Typed =>
	Object.fromEntries(locales.map((locale) => [`${name}_${locale}`, text?.[locale] ?? '']));

const inLanguages = (name: string): string[] => locales.map((locale) => `${name}_${locale}`);

const typedIn = (form: FormData, names: readonly string[]): Typed =>
	Object.fromEntries(names.map((name) => [name, fieldOf(form, name)]));

function read<One>(
	parsed: { success: true; data: One } | { success: false; error: ZodError },
	typed: Typed,
	locale: Locale
): Read<One> {
	if (parsed.success) return { typed, problems: {}, given: parsed.data };
	const problems: Record<string, string> = {};
	for (const { path, message } of parsed.error.issues)
		problems[fields[String(path[0])] ?? String(path[0])] ??= words(message, {}, locale);
	return { typed, problems, given: null };
}

const fields: Readonly<Record<string, string>> = { startsAt: 'start', endsAt: 'end' };
