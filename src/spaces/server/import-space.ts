import type { Table } from '#exchange';
import {
	type Column,
	choice,
	choiceNaming,
	columnsNamed,
	Fault,
	list,
	type Naming,
	name,
	paragraphs,
	text,
	truthNaming,
	type Values,
	whole,
	wordsOf,
	yesNo
} from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { eachLocale, type Locale, locales, type Name, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { type Hours, officeHours } from '../hours.ts';
import { openingsText, readOpenings } from '../hours-text.ts';
import { openings, openToName, spaceKindName, spaceKinds } from '../kinds.ts';
import type { WholeSpace } from '../space.schema.ts';
import type { Space } from '../space.ts';
import { weekdays } from '../weekdays.ts';
import { unsaid } from './unsaid.ts';

/** A space as a row says it. */
export type Drafted = WholeSpace & Readonly<{ slug?: string }>;

const DAYS = 7;
const days = Array.from({ length: DAYS }, (_, day) => `hours_${day}`);

/** The columns that are a number of the rules. */
const numbers: Readonly<Record<string, readonly [label: Name, least: number, most: number]>> = {
	stepMinutes: [m.house_step, 5, 1440],
	minMinutes: [m.house_least, 5, 43_200],
	maxMinutes: [m.house_most, 5, 43_200],
	aheadDays: [m.house_ahead, 1, 1500],
	noticeMinutes: [m.house_notice, 0, 43_200],
	cancelHours: [m.house_cancel_hours, 0, 1000],
	beforeMinutes: [m.house_before, 0, 1440],
	afterMinutes: [m.house_after, 0, 1440]
};

const known = { stepFree: m.house_step_free, hearingLoop: m.house_loop, lift: m.house_lift } as const;

const labels: Readonly<Record<string, Name>> = {
	name: m.web_name,
	place: m.web_place,
	kind: m.web_kind,
	capacity: m.house_capacity,
	units: m.house_units,
	sentence: m.house_sentence,
	equipment: m.house_equipment,
	parts: m.house_parts,
	...known,
	access: m.house_access,
	closedOnHolidays: m.house_holidays,
	openTo: m.house_open_to,
	approval: m.house_approval,
	...Object.fromEntries(Object.entries(numbers).map(([id, [label]]) => [id, label])),
	operation: m.house_operation,
	slug: m.organizations_slug
};

const weekdaysIn = eachLocale(weekdays);
const { column, inLanguages } = columnsNamed((id: string, locale) =>
	id.startsWith('hours_') ? (weekdaysIn[locale][Number(id.slice(6))] ?? '') : (labels[id]?.({}, { locale }) ?? id)
);

/** What something is called in each language. */
const names = (said: (locale: Locale) => string): string[] => locales.map(said);

const kinds = spaceKinds.map((value) => ({ value, names: names((locale) => spaceKindName(value, locale)) }));
const who = openings.map((value) => ({ value, names: names((locale) => openToName(value, locale)) }));

/** The columns that take one of a list. */
export const spaceChoices: readonly Naming[] = [
	choiceNaming('kind', kinds),
	choiceNaming('openTo', who),
	...[...Object.keys(known), 'closedOnHolidays', 'approval'].map(truthNaming)
];

/** A day on which it is closed is written as `-`, since an empty cell says nothing. */
const hours: Column['read'] = (cell) => {
	const found = text(200)(cell);
	if (typeof found !== 'string') return found;
	const read = readOpenings(found);
	return read ? openingsText(read) || '-' : new Fault('house_hours_unread');
};

const lines: Column['read'] = (cell) => {
	const found = list(40)(cell);
	const long = Array.isArray(found) && found.some((one) => one.length > 80);
	return long ? new Fault('house_equipment_long') : found;
};

export const spaceColumns: readonly Column[] = [
	...inLanguages('name', 'Grande salle', name(200), [
		'nom',
		'espace',
		'space',
		'naam',
		'ruimte',
		'nimi',
		'tila',
		'salle',
		'room'
	]),
	column('place', 'Le Quai', text(160), ['lieu', 'place', 'maison', 'house', 'plaats', 'huis', 'paikka', 'talo'], {
		required: true
	}),
	column('kind', '', choice(kinds), ['genre', 'type', 'kind', 'soort', 'laji'], { required: true }),
	column('capacity', '40', whole(1, 100_000), [
		'capacité',
		'places',
		'capacity',
		'seats',
		'capaciteit',
		'kapasiteetti'
	]),
	column('units', '1', whole(1, 500), ['nombre', 'unités', 'number', 'units', 'aantal', 'määrä', 'postes', 'desks']),
	...inLanguages('sentence', '', paragraphs(300), ['description', 'phrase', 'omschrijving', 'kuvaus']),
	column('equipment', 'écran; tableau blanc', lines, [
		'matériel',
		'équipements',
		'equipment',
		'uitrusting',
		'materiaal',
		'varustelu'
	]),
	column('parts', '', list(12), ['parties', 'parts', 'delen', 'osat']),
	...Object.keys(known).map((id) => column(id, '', yesNo, [])),
	...inLanguages('access', '', paragraphs(1000), ['accès', 'toegang', 'pääsy']),
	...days.map((id, day) =>
		column(
			id,
			day < 5 ? '9:00–18:00' : '',
			hours,
			names((locale) => weekdaysIn[locale][day] ?? id)
		)
	),
	column('closedOnHolidays', '', yesNo, ['jours fériés', 'holidays', 'feestdagen', 'pyhät']),
	column('openTo', '', choice(who), ['ouvert à', 'open to', 'open voor', 'kenelle']),
	column('approval', '', yesNo, ['approbation', 'validation', 'approval', 'goedkeuring', 'hyväksyntä']),
	...Object.entries(numbers).map(([id, [, least, most]]) => column(id, '', whole(least, most), [])),
	column('operation', '', text(40), ['projet', 'opération', 'project', 'operation', 'operatie', 'hanke']),
	column('slug', '', text(80), ['identifiant', 'id', 'identifier', 'kenmerk', 'tunnus'])
];

/** What a row says of a space, on top of what is known of it; a cell that is empty says nothing. @param place its slug. */
export function draftOf(
	values: Values,
	before: Drafted | undefined,
	place: string,
	parts: readonly string[] | undefined
): Drafted {
	const own = before ?? { ...unsaid, hours: officeHours };
	const said = Object.fromEntries(
		[
			'kind',
			'capacity',
			'units',
			'equipment',
			'closedOnHolidays',
			'openTo',
			'approval',
			'operation',
			...Object.keys(known),
			...Object.keys(numbers)
		].flatMap((id) => (values[id] === undefined || values[id] === null ? [] : [[id, values[id]]]))
	);
	const words = (id: 'name' | 'sentence' | 'access') => wordsOf(values, id, (before?.[id] as Words | null) ?? null);
	return {
		...own,
		...said,
		...{ place, name: words('name'), sentence: words('sentence'), access: words('access') },
		hours: days.map(
			(id, day) => (typeof values[id] === 'string' ? readOpenings(values[id]) : null) ?? own.hours[day] ?? []
		) as Hours,
		parts: parts ?? before?.parts ?? [],
		...(before || typeof values.slug !== 'string' ? {} : { slug: values.slug })
	} as Drafted;
}

/** Spaces as a table, in the columns of the import. */
export const spaceTable = (all: readonly Space[], locale: Locale): Table => ({
	name: m.house_spaces({}, { locale }),
	columns: spaceColumns.map(({ id, label }) => ({ id, label: label(locale) })),
	rows: all.map((space) => rowOf(space, locale))
});

function rowOf(space: Space, locale: Locale): Table['rows'][number] {
	const yes = (value: boolean | null) =>
		value === null ? null : value ? m.web_yes({}, { locale }) : m.web_no({}, { locale });
	const words = (id: 'name' | 'sentence' | 'access') =>
		locales.map((one) => [`${id}_${one}`, space[id]?.[one] ?? null] as const);
	return {
		...Object.fromEntries([...words('name'), ...words('sentence'), ...words('access')]),
		...{ place: space.place.slug, kind: spaceKindName(space.kind, locale), capacity: space.capacity, slug: space.slug },
		units: space.parts.length ? null : space.units,
		equipment: space.equipment.join('; '),
		parts: space.parts.join('; '),
		...Object.fromEntries(Object.keys(known).map((id) => [id, yes(space[id as keyof typeof known])])),
		...Object.fromEntries(
			days.map((id, day) => [id, openingsText(space.hours[day] ?? []) || m.house_closed({}, { locale })])
		),
		closedOnHolidays: yes(space.closedOnHolidays),
		openTo: openToName(space.openTo, locale),
		approval: yes(space.approval),
		...Object.fromEntries(
			Object.keys(numbers).map((id) => [id, (space as unknown as Record<string, number>)[id] ?? null])
		),
		operation: space.operation
	};
}

/** By what a space is found again: its place, and how it is called. */
export const spaceKey = (place: string, name: string): string => `${place} ${spelling(name)}`;
