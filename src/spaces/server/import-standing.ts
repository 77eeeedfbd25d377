import type { Match } from '#exchange';
import {
	type Column,
	choice,
	choiceNaming,
	columnsNamed,
	day,
	email,
	Fault,
	type Importer,
	type Naming,
	type Session,
	type Touched,
	text,
	time,
	type Values,
	whole
} from '#exchange/server';
import { type By, ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { newId } from '#kernel/id.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { span } from '#kernel/time.ts';
import { type Locale, locales, type Name } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames, organizationNaming, placeNaming } from '#network/server';
import type { Stretch } from '../free.ts';
import { isPooled } from '../kinds.ts';
import type { Space } from '../space.ts';
import { busy } from './availability.ts';
import { bookSeries } from './booking.ts';
import { operationNaming } from './import-operations.ts';
import { spaces } from './reading.ts';
import { type ReservationRow, reservationList } from './reservation-list.ts';
import { cancelReservation, forgetPayer, reservationsById, reserve } from './reservations.ts';
import { takenFor } from './stock.ts';
import type { On } from './tables.ts';
import { stretchIn } from './times.ts';
import { MOST_TURNS, type Rhythm, turnsOf } from './turns.ts';

const rhythmNames: Readonly<Record<Rhythm, Name>> = {
	weekly: m.house_weekly,
	fortnightly: m.house_fortnightly,
	daily: m.house_daily
};
const rhythmChoices = Object.entries(rhythmNames).map(([value, said]) => ({
	value,
	names: locales.map((locale) => said({}, { locale }))
}));

const labels: Readonly<Record<string, Name>> = {
	place: m.web_place,
	space: m.house_space,
	date: m.web_date,
	from: m.web_start,
	until: m.web_end,
	repeat: m.house_repeat,
	last: m.house_last,
	name: m.house_for_whom,
	email: m.web_email_address,
	purpose: m.house_purpose,
	organization: m.house_payer,
	operation: m.house_operation,
	people: m.house_people,
	quantity: m.house_quantity
};

const { column } = columnsNamed((id: string, locale) => labels[id]?.({}, { locale }) ?? id);

const standingColumns: readonly Column[] = [
	column('place', 'Le Quai', text(160), ['lieu', 'maison', 'house', 'plaats', 'huis', 'paikka']),
	column('space', 'Grande salle', text(160), ['salle', 'room', 'zaal', 'huone', 'espace', 'ruimte', 'tila'], {
		required: true
	}),
	column('date', '', day, ['date', 'jour', 'premier jour', 'day', 'first day', 'datum', 'eerste dag', 'päivä'], {
		required: true,
		day: true
	}),
	column('from', '9:00', time, ['de', 'heure', 'from', 'start', 'van', 'begin', 'alkaa'], { required: true }),
	column('until', '12:00', time, ['à', 'fin', 'until', 'end', 'tot', 'einde', 'päättyy'], { required: true }),
	column('repeat', '', choice(rhythmChoices), ['répétition', 'rythme', 'repeat', 'rhythm', 'herhaling', 'toisto']),
	column('last', '', day, ['jusqu’au', 'dernier jour', 'last day', 'tot en met', 'viimeinen päivä'], { day: true }),
	column(
		'name',
		'Zoé Delvaux',
		text(120),
		['nom', 'personne', 'name', 'person', 'naam', 'persoon', 'nimi', 'henkilö'],
		{ required: true }
	),
	column('email', '', email, ['e-mail', 'courriel', 'mail', 'sähköposti']),
	column('purpose', '', text(200), ['objet', 'purpose', 'onderwerp', 'aihe', 'tarkoitus']),
	column('organization', '', text(160), ['organisation', 'organization', 'organisatie', 'organisaatio']),
	column('operation', '', text(40), ['projet', 'project', 'hanke']),
	column('people', '', whole(1, 100_000), ['personnes', 'people', 'personen', 'henkilöt']),
	column('quantity', '1', whole(1, 10), ['nombre', 'number', 'aantal', 'määrä'])
];

const spaceNaming: Naming = {
	column: 'space',
	known: async (on) =>
		(await spaces({}, on)).map(({ slug, name }) => ({
			value: slug,
			names: [slug, ...locales.flatMap((locale) => name[locale] ?? [])],
			label: (locale) => name[locale] ?? name[name.source] ?? slug
		}))
};

/** Bookings that stand already in another tool, one a row or repeated until a day. What is taken is said by row, and an import books all or nothing. */
export const standingImporter: Importer = {
	kind: 'bookings',
	name: (locale) => m.house_reservations({}, { locale }),
	hint: (locale) => m.house_import_standing({}, { locale }),
	columns: standingColumns,
	names: [
		choiceNaming('repeat', rhythmChoices),
		organizationNaming('organization'),
		operationNaming,
		{ ...placeNaming('place'), maker: undefined },
		spaceNaming
	],
	title: (values) => [values.space, values.date, values.name].filter(Boolean).join(', '),
	open,
	look: async (on, _, ids) => {
		const found = await reservationsById(ids, on);
		return new Map(
			found.map(({ id, space, startsAt, endsAt, quantity }) => [id, { space, startsAt, endsAt, quantity }])
		);
	},
	takeBack: async (tx: Tx, { ref: { id } }: Touched, by: By) => {
		await cancelReservation(tx, id, { ...by, side: 'organiser', reason: null });
		await forgetPayer(tx, id);
	},
	table: async (locale) => standingTable(locale)
};

const [MOST, YEARS] = [20_000, 3 * 366 * 86_400_000];

async function open(on: On): Promise<Session> {
	const { timeZone, locales: languages } = await hub();
	const all = await spaces({}, on);
	const payers = new Map(
		(await organizationNames({}, on)).flatMap(({ id, name, slug }) => [
			[spelling(name), id] as const,
			[spelling(slug), id] as const
		])
	);
	const codes = new Set((await operations({}, on)).map(({ code }) => code));
	const now = new Date();
	const ids = all.map(({ id }) => id);
	const taken = await busy(ids, new Date(now.getTime() - YEARS), new Date(now.getTime() + YEARS), on);
	const { rows } = await reservationList({ keepers: null, state: 'standing' }, { offset: 0, limit: MOST }, on);
	const known = new Map(rows.map((row) => [keyOf(row.space, row.startsAt, row.name ?? ''), row.id]));
	const locale = languages[0] ?? 'fr';
	const read = (values: Values) => lineOf(values, all, timeZone);
	const target = (values: Values): string | undefined => {
		const { space, times } = read(values);
		return space && times[0] ? known.get(keyOf(space.id, times[0].from, String(values.name))) : undefined;
	};
	return {
		judge: (values) => {
			const line = read(values);
			const clashes = target(values) ? [] : clashesOf(line, taken);
			return [...judge(values, line, payers, codes), ...clashFaults(clashes, locale, timeZone)];
		},
		match: (values): Match[] => {
			const id = target(values);
			return id ? [{ id, name: String(values.name), why: 'name', sure: true }] : [];
		},
		changes: () => false,
		key: (values) => `${spelling(String(values.space))} ${values.date} ${values.from} ${values.repeat ?? ''}`,
		apply: async (tx, values, there, by) => {
			const { space, times } = read(values);
			if (there || !space) return [];
			const payer = payers.get(spelling(String(values.organization ?? ''))) ?? null;
			const terms = {
				actor: null,
				source: by.source,
				known: true,
				organization: payer,
				operation: (values.operation as string | undefined) ?? null
			};
			const request = requestOf(values, times, locale);
			const dated = times.map(({ from, until }) => ({ startsAt: from, endsAt: until }));
			const made =
				dated.length > 1
					? await bookSeries(tx, space.id, request, dated, terms)
					: [await reserve(tx, space.id, request, { ...terms, approval: false })];
			return made.map(({ reservation, receipt }) => ({
				ref: ref('reservation', reservation),
				before: null,
				...(receipt.booking.party ? { person: receipt.booking.party } : {})
			}));
		}
	};
}

const keyOf = (space: string, from: Date, name: string): string => `${space} ${from.toISOString()} ${spelling(name)}`;

type Line = Readonly<{ space: Space | undefined; times: readonly Stretch[]; many: number }>;

/** Which space a row means, and at which times. */
function lineOf(values: Values, all: readonly Space[], timeZone: string): Line {
	const name = String(values.space ?? '');
	const place = spelling(String(values.place ?? ''));
	const named = all.filter(
		(space) =>
			(!place || spelling(space.place.name) === place || spelling(space.place.slug) === place) &&
			(space.slug === name ||
				locales.some((locale) => space.name[locale] && spelling(space.name[locale]) === spelling(name)))
	);
	const typed = { day: String(values.date ?? ''), from: String(values.from ?? ''), until: String(values.until ?? '') };
	const first = stretchIn(typed, timeZone);
	if (!first) return { space: named.length === 1 ? named[0] : undefined, times: [], many: named.length };
	const { repeat, last } = values;
	const times = repeat && last ? turnsOf(first, repeat as Rhythm, String(last), timeZone) : [first];
	return { space: named.length === 1 ? named[0] : undefined, times, many: named.length };
}

function judge(
	values: Values,
	{ space, times, many }: Line,
	payers: ReadonlyMap<string, string>,
	codes: ReadonlySet<string>
) {
	const at = (column: string, key: string, params = {}) => [{ column, fault: new Fault(key, params) }];
	return [
		...(space ? [] : at('space', many > 1 ? 'house_line_spaces' : 'house_line_space', { name: String(values.space) })),
		...(values.date && values.from && values.until && !times.length ? at('until', 'spaces_ends_first') : []),
		...(values.repeat && !values.last ? at('last', 'house_last_missing') : []),
		...(times.length > MOST_TURNS ? at('last', 'house_last_far') : []),
		...(values.organization && !payers.has(spelling(String(values.organization)))
			? at('organization', 'exchange_wrong_organization', { name: String(values.organization) })
			: []),
		...(values.operation && !codes.has(String(values.operation))
			? at('operation', 'activities_operation_unknown')
			: []),
		...(space && !isPooled(space.kind) && Number(values.quantity ?? 1) > 1 ? at('quantity', 'house_quantity_hint') : [])
	];
}

/** At which of its times the space of a row is taken. */
function clashesOf({ space, times }: Line, taken: ReadonlyMap<string, readonly Stretch[]>): Stretch[] {
	const busy = (space && taken.get(space.id)) ?? [];
	return times.filter(({ from, until }) => {
		const wanted = space && takenFor(space, { startsAt: from, endsAt: until });
		return wanted && busy.some((one) => one.from < wanted.until && one.until > wanted.from);
	});
}

function clashFaults(clashes: readonly Stretch[], locale: Locale, timeZone: string) {
	const [first] = clashes;
	if (!first) return [];
	const when = span(first.from, first.until, locale, timeZone);
	return [{ column: 'date', fault: new Fault('house_line_taken', { when, count: clashes.length }) }];
}

const requestOf = (values: Values, times: readonly Stretch[], locale: Locale) => ({
	name: String(values.name),
	email: (values.email as string | undefined) ?? null,
	locale,
	idempotencyKey: newId(),
	quantity: Number(values.quantity ?? 1),
	people: (values.people as number | undefined) ?? null,
	purpose: (values.purpose as string | undefined) ?? null,
	startsAt: times[0]?.from ?? new Date(0),
	endsAt: times[0]?.until ?? new Date(0)
});

async function standingTable(locale: Locale) {
	const { timeZone } = await hub();
	const { rows } = await reservationList(
		{ keepers: null, state: 'standing', when: 'coming' },
		{ offset: 0, limit: MOST }
	);
	return {
		name: m.house_reservations({}, { locale }),
		columns: standingColumns.map(({ id, label }) => ({ id, label: label(locale) })),
		rows: rows.map((row) => cells(row, locale, timeZone))
	};
}

function cells(row: ReservationRow, locale: Locale, timeZone: string) {
	const [from, until] = [localOf(row.startsAt, timeZone), localOf(row.endsAt, timeZone)];
	return {
		...{ place: row.placeName, space: row.spaceName[locale] ?? row.spaceName[row.spaceName.source] ?? '' },
		...{ date: from.slice(0, 10), from: from.slice(11), until: until.slice(11), repeat: null, last: null },
		...{ name: row.name, email: row.email, purpose: row.purpose, organization: row.organizationName },
		...{ operation: row.operation, people: row.people, quantity: row.quantity }
	};
}
