import type { Match } from '#exchange';
import { Fault, type Importer, type Session, type Touched, type Values, wordsOf } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { placeNames, placeNaming } from '#network/server';
import { isPooled } from '../kinds.ts';
import { NewSpace } from '../space.schema.ts';
import type { Space } from '../space.ts';
import { operationNaming } from './import-operations.ts';
import { type Drafted, draftOf, spaceChoices, spaceColumns, spaceKey, spaceTable } from './import-space.ts';
import { spaceById, spaces, spacesById } from './reading.ts';
import { addSpace, updateSpace, writtenOf } from './spaces.ts';
import { type On, within } from './tables.ts';

/** Spaces: found again by their address in the hub, or by their place and their name in any language. */
export const spaceImporter: Importer = {
	kind: 'spaces',
	name: (locale) => m.house_spaces({}, { locale }),
	hint: (locale) => m.house_import_spaces({}, { locale }),
	columns: spaceColumns,
	names: [placeNaming('place'), operationNaming, ...spaceChoices],
	title: (values) => String(locales.map((locale) => values[`name_${locale}`]).find(Boolean) ?? ''),
	open,
	look: async (on, _, ids) =>
		new Map(
			(await spacesById(ids, on)).map((space) => [space.id, { ...writtenOf(space), trashed: space.deletedAt !== null }])
		),
	takeBack,
	table: async (locale) => spaceTable(await spaces(), locale)
};

async function open(on: On): Promise<Session> {
	const names = await placeNames(on);
	const places = new Map(
		names.flatMap(({ slug, name }) => [[spelling(slug), slug] as const, [spelling(name), slug] as const])
	);
	const codes = new Set((await operations({}, on)).map(({ code }) => code));
	const known = indexOf(await spaces({}, on));
	const placeOf = ({ place }: Values): string => places.get(spelling(String(place ?? ''))) ?? '';
	const parts = (values: Values): string[] | undefined =>
		Array.isArray(values.parts)
			? values.parts.map((part) => known.named(placeOf(values), part)?.slug ?? part)
			: undefined;
	const draft = (values: Values, before?: Space): Drafted =>
		draftOf(values, before && writtenOf(before), placeOf(values), parts(values));
	return {
		judge: (values) => judge(values, draft(values, known.find(values, placeOf(values))), { placeOf, codes }),
		match: (values) => known.match(values, placeOf(values)),
		changes: (values, target) => {
			const before = known.byId(target);
			return !before || !same(writtenOf(before), draft(values, before));
		},
		key: (values) => String(values.slug ?? spaceKey(placeOf(values), nameIn(values))),
		apply: async (tx, values, target, by) => {
			const wrong = Array.isArray(values.parts)
				? values.parts.find((part) => !known.named(placeOf(values), part))
				: undefined;
			if (wrong) throw refused('house_part_unknown', { name: wrong }, 422);
			const before = target ? await spaceById(target, tx) : undefined;
			const after = draft(values, before);
			if (before && same(writtenOf(before), after)) return [];
			const id = before?.id ?? (await addSpace(tx, after, by));
			if (before) await updateSpace(tx, id, after, by);
			known.add(await spaceById(id, tx));
			return [{ ref: ref('space', id), before: before ? writtenOf(before) : null }];
		}
	};
}

const nameIn = (values: Values): string => {
	const words = wordsOf(values, 'name');
	return words?.[words.source] ?? '';
};

type Known = Readonly<{ placeOf: (values: Values) => string; codes: ReadonlySet<string> }>;

/** What of a row cannot be; the rules of a space are those of its form. */
function judge(values: Values, draft: Drafted, { placeOf, codes }: Known) {
	const at = (column: string, key: string, params = {}) => [{ column, fault: new Fault(key, params) }];
	const { slug: _, ...plain } = draft;
	const read = NewSpace.safeParse({ ...plain, place: draft.place || 'x', parts: [] });
	const wrong = read.success
		? []
		: read.error.issues.filter(({ path }) => path[0] === 'maxMinutes' || path[0] === 'access');
	return [
		...(nameIn(values) ? [] : at('name_fr', 'house_name_missing')),
		...(placeOf(values) ? [] : at('place', 'exchange_wrong_place', { name: String(values.place) })),
		...(values.operation && !codes.has(String(values.operation))
			? at('operation', 'activities_operation_unknown')
			: []),
		...(Number(values.units ?? 1) > 1 && !isPooled(draft.kind) ? at('units', 'house_units_hint') : []),
		...wrong.flatMap(({ path, message }) => at(String(path[0]), message))
	];
}

/** What spaces are found again by: looked up, since a table may have as many rows as there are spaces. */
function indexOf(all: readonly Space[]) {
	const [ids, slugs, names] = [new Map<string, Space>(), new Map<string, Space>(), new Map<string, Space>()];
	const add = (space: Space): void => {
		ids.set(space.id, space);
		slugs.set(space.slug, space);
		for (const locale of locales) {
			const name = space.name[locale];
			if (name) names.set(spaceKey(space.place.slug, name), space);
		}
	};
	for (const space of all) add(space);
	const named = (place: string, name: string): Space | undefined => {
		const bySlug = slugs.get(name);
		return bySlug?.place.slug === place ? bySlug : names.get(spaceKey(place, name));
	};
	const find = (values: Values, place: string): Space | undefined =>
		slugs.get(String(values.slug)) ??
		locales.map((locale) => names.get(spaceKey(place, String(values[`name_${locale}`] ?? '')))).find(Boolean);
	const match = (values: Values, place: string): Match[] => {
		const found = find(values, place);
		const why = found?.slug === values.slug ? ('id' as const) : ('name' as const);
		return found
			? [{ id: found.id, name: found.name[found.name.source] ?? found.slug, why, sure: found.place.slug === place }]
			: [];
	};
	return { add, match, find, named, byId: (id: string) => ids.get(id) };
}

/** What an import made goes, unless something happened there; what it changed becomes what it was. */
async function takeBack(tx: Tx, { ref: { id }, before }: Touched, by: By): Promise<void> {
	if (before) {
		await updateSpace(tx, id, before as NewSpace, by);
		return;
	}
	const { kind } = await spaceById(id, tx);
	await within(tx).deleteFrom('spaces.part').where('whole', '=', id).execute();
	await within(tx).deleteFrom('spaces.unit').where('space', '=', id).execute();
	await within(tx).deleteFrom('spaces.space').where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'spaces.trashed', object: ref('space', id), detail: { kind } });
}
