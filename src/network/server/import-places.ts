import type { Match, Table } from '#exchange';
import {
	name as called,
	choice,
	choiceNaming,
	columnsNamed,
	decimal,
	Fault,
	type Importer,
	type Session,
	text,
	type Values,
	website,
	whole,
	wordsOf
} from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { same } from '#kernel/same.ts';
import { hub } from '#kernel/server/hub.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { NewPlace } from '../place.schema.ts';
import type { Place } from '../place.ts';
import { fieldsOfPlace } from '../place-fields.ts';
import { organizationNames } from './directory.ts';
import { labelled } from './import-organization.ts';
import { lookAtPlaces, takePlaceBack, writtenPlace } from './import-place-back.ts';
import { countryOf, wrongPostcode } from './import-postcode.ts';
import { slug } from './import-readers.ts';
import { organizationNaming } from './naming.ts';
import { addPlace, placeById, places, updatePlace } from './places.ts';
import type { On } from './tables.ts';

type Field = (typeof fieldsOfPlace)[number];
type Written = NewPlace & Readonly<{ slug?: string }>;

const labels = new Map(fieldsOfPlace.map(({ name, label }) => [name, label]));
const { column, inLanguages } = columnsNamed(
	(id: string, locale) =>
		labels.get(id)?.({}, { locale }) ?? m[`import_column_${id as 'slug' | 'organization'}`]({}, { locale })
);

const columns = [
	...fieldsOfPlace.flatMap(columnsOf),
	column('organization', '', text(160), ['organisation', 'gestionnaire', 'keeper', 'beheerder', 'ylläpitäjä']),
	column('slug', '', slug, ['identifiant', 'id', 'identifier', 'kenmerk', 'tunnus'])
];

const choicesNamed = fieldsOfPlace.flatMap((field) =>
	field.kind === 'choice' ? [choiceNaming(field.name, choicesOf(field))] : []
);

/** Places: found again by their address in the hub, or by their name and their locality. */
export const placeImporter: Importer = {
	kind: 'places',
	name: (locale) => m.network_places({}, { locale }),
	hint: (locale) => m.import_hint_places({}, { locale }),
	columns,
	names: [...choicesNamed, organizationNaming('organization')],
	title: (values) => String(values.name ?? ''),
	open,
	look: (on, _, ids) => lookAtPlaces(on, ids),
	takeBack: takePlaceBack,
	table: async (locale) => placeTable(await places(), locale)
};

/** Places as a table, in the columns of the import. */
export const placeTable = (all: readonly Place[], locale: Locale): Table => ({
	name: m.network_places({}, { locale }),
	columns: labelled(columns, locale),
	rows: all.map((place) => ({
		...Object.fromEntries(fieldsOfPlace.flatMap((field) => cellsOf(field, place, locale))),
		...{ organization: place.organization, slug: place.slug }
	}))
});

function choicesOf({ choices = {} }: Pick<Field, 'choices'>) {
	return Object.entries(choices).map(([value, said]) => ({
		value,
		names: locales.map((locale) => said({}, { locale }))
	}));
}

function columnsOf({ name, kind, most, also, choices = {}, required }: Field) {
	const read = {
		...{
			line: required ? called(most) : text(most),
			website,
			degrees: decimal(-most, most),
			count: whole(1, most),
			choice: choice(choicesOf({ choices })),
			words: text(most)
		}
	}[kind];
	return kind === 'words' ? inLanguages(name, '', read, also) : [column(name, '', read, also, { required })];
}

function cellsOf({ name, kind, choices }: Field, place: Place, locale: Locale): [string, string | number | null][] {
	const value = (place as unknown as Record<string, unknown>)[name];
	if (kind === 'words') return locales.map((one) => [`${name}_${one}`, (value as Words | null)?.[one] ?? null]);
	return [[name, choices?.[String(value)]?.({}, { locale }) ?? (value as string | number | null)]];
}

async function open(on: On): Promise<Session> {
	const houses = await organizationNames({}, on);
	const keepers = new Map(
		houses.flatMap(({ name, slug }) => [name, slug].map((one) => [spelling(one), slug] as const))
	);
	const known = indexOf(await places(on));
	const gone = new Set((await places(on, { trashed: true })).map(({ slug }) => slug));
	const country = countryOf(await hub());
	const keeperOf = ({ organization }: Values) => keepers.get(spelling(String(organization ?? '')));
	const draft = (values: Values, before?: Place) => draftOf(values, before, keeperOf(values));
	return {
		judge: (values) => [
			...(values.organization && !keeperOf(values)
				? [
						{
							column: 'organization',
							fault: new Fault('exchange_wrong_organization', { name: String(values.organization) })
						}
					]
				: []),
			...((values.lat === undefined) === (values.lon === undefined)
				? []
				: [{ column: 'lat', fault: new Fault('exchange_wrong_point') }]),
			...wrongPostcode(values, country, known.byId(known.match(values)[0]?.id ?? '')?.postcode)
		],
		match: known.match,
		changes: (values, target) => {
			const before = known.byId(target);
			return !before || !same(writtenPlace(before), draft(values, before));
		},
		key: (values) =>
			String(values.slug ?? `${spelling(String(values.name))} ${spelling(String(values.locality ?? ''))}`),
		apply: async (tx, values, target, by) => {
			if (!target) {
				const { slug, ...given } = draft(values);
				// the address of what is in the trash stays taken
				const id = await addPlace(tx, slug && !gone.has(slug) ? { ...given, slug } : given, by);
				known.add(await placeById(id, tx));
				return [{ ref: ref('place', id), before: null }];
			}
			const before = await placeById(target, tx);
			const after = draft(values, before);
			if (same(writtenPlace(before), after)) return [];
			await updatePlace(tx, target, after, by);
			return [{ ref: ref('place', target), before: writtenPlace(before) }];
		}
	};
}

/** What places are found again by: looked up, since a table may have as many rows as there are places. */
function indexOf(all: readonly Place[]) {
	const [ids, slugs, names] = [new Map<string, Place>(), new Map<string, Place>(), new Map<string, Place[]>()];
	const add = (place: Place): void => {
		ids.set(place.id, place);
		slugs.set(place.slug, place);
		const key = spelling(place.name);
		names.set(key, [...(names.get(key) ?? []), place]);
	};
	for (const place of all) add(place);
	const match = ({ slug, name, locality }: Values): Match[] => {
		const bySlug = slugs.get(String(slug));
		const here = ({ locality: its }: Place) =>
			locality === undefined || !its || spelling(its) === spelling(String(locality));
		const named = (names.get(spelling(String(name))) ?? []).filter((place) => place !== bySlug);
		return [
			...(bySlug ? [{ id: bySlug.id, name: bySlug.name, why: 'id' as const, sure: true }] : []),
			...named.map((place) => ({ id: place.id, name: place.name, why: 'name' as const, sure: here(place) }))
		];
	};
	return { add, match, byId: (id: string) => ids.get(id) };
}

/** What a row says of a place, on top of what is known of it; a cell that is empty says nothing. */
function draftOf(values: Values, before: Place | undefined, keeper: string | undefined): Written {
	const kept = before as unknown as Record<string, unknown> | undefined;
	const said = ({ name, kind }: Field) =>
		kind === 'words'
			? wordsOf(values, name, (kept?.[name] as Words | null | undefined) ?? null)
			: (values[name] ?? kept?.[name] ?? null);
	return {
		...(before ? writtenPlace(before) : { kind: 'room', picture: null, fictional: false }),
		...Object.fromEntries(fieldsOfPlace.map((field) => [field.name, said(field)])),
		organization: keeper ?? before?.organization ?? null,
		...(before ? {} : typeof values.slug === 'string' ? { slug: values.slug } : {})
	} as Written;
}
