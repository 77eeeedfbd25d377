import { sql } from 'kysely';
import type { Match } from '#exchange';
import {
	choiceNaming,
	type Importer,
	languages,
	type Session,
	type Touched,
	type Values,
	type Whole
} from '#exchange/server';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { placeNames, placeNaming } from '#network/server';
import { canonical } from '../../edition.ts';
import type { MediaKind } from '../../kinds.ts';
import { copyOf } from '../copies.ts';
import { todayHere } from '../editions.ts';
import { mediaOfOrganization } from '../media.ts';
import { type On, trailById } from '../reading.ts';
import { lockCopy, type Working } from '../seats.ts';
import { removeStop } from '../writing.ts';
import { broughtFiles, settleFiles, trailOfBatch } from './brought.ts';
import { audienceChoices, licenceChoices, signedChoices, stopColumns } from './columns.ts';
import { judge, type Known } from './judging.ts';
import { cell, groupsOf, keyer, layerOf, spokenBy } from './lines.ts';
import { emptyTable } from './model.ts';
import { finder, rightsIn } from './rights.ts';
import { isPublishedSince, type StopWritten, stopsWritten, writeAgain } from './stops.ts';
import { type Files, whereOf, wordsAfter, wordsIn, writeLine } from './writing.ts';

/** The stops of a trail from a table and its files, each line a stop in one language for some. */
export const stopImporter: Importer = {
	kind: 'stops',
	own: true,
	unremembered: true,
	name: (locale) => m.city_stops({}, { locale }),
	hint: (locale) => m.city_import_lede({}, { locale }),
	columns: stopColumns,
	names: [
		choiceNaming('language', languages),
		choiceNaming('audience', audienceChoices),
		choiceNaming('signed', signedChoices),
		choiceNaming('licence', licenceChoices),
		choiceNaming('sound_licence', licenceChoices),
		{ ...placeNaming('place'), maker: undefined }
	],
	title: (values) => [cell(values, 'code') || cell(values, 'stop'), cell(values, 'title')].filter(Boolean).join(' · '),
	open,
	look: async (on, _, ids) => stopsWritten(ids, on),
	takeBack,
	whole: async (tx, by, act, batch) => {
		await lockCopy(tx, (await trailOfBatch(batch, tx)) ?? '', await workingOf(tx, by));
		await act();
		await settleFiles(tx, batch);
		return {};
	},
	table: async (locale) => emptyTable(locale)
};

/** Whoever brought the table, with what she may do today. @throws 404 when there is nobody any more */
async function workingOf(tx: Tx, by: By): Promise<Working> {
	const viewer = await absent(by.actor?.id ?? null, tx);
	if (!viewer) throw missing();
	return { viewer, by };
}

async function open(on: On, _: string | null, { id: batch, said }: Whole): Promise<Session> {
	const trail = await trailById((await trailOfBatch(batch, on)) ?? '', on);
	const known = await knownOf(trail, batch, await said(), on);
	const target = (values: Values) => known.groups.get(known.keyOf(values) ?? '')?.target ?? null;
	const { rows } = await sql<{ last: number }>`
		select coalesce(max(position), 0) as last from city.stop where trail = ${trail.id}`.execute(on);
	const writing = { known, trail, batch, last: rows[0]?.last ?? 0, made: new Map(), before: new Map() };
	return {
		judge: (values) => judge(values, known),
		match: (values): Match[] => {
			const stop = target(values);
			return stop ? [{ id: stop.id, name: cell(values, 'title') || stop.code, why: 'id', sure: true }] : [];
		},
		changes: (values) => isNew(values, known),
		key: (values) => `${known.keyOf(values)} ${Object.values(spokenBy(values, known.first)).join(' ')}`,
		apply: async (tx, values, __, by) => writeLine(tx, values, writing, await workingOf(tx, by))
	};
}

async function knownOf(
	trail: Awaited<ReturnType<typeof trailById>>,
	batch: string,
	lines: readonly Values[],
	on: On
): Promise<Known> {
	const copy = await copyOf(trail, on);
	const first = trail.title.source;
	const find = finder(await broughtFiles(batch, on), await mediaOfOrganization(trail.organization, on));
	const places = (await placeNames(on)).flatMap(({ slug, name }) => [
		[spelling(slug), slug] as const,
		[spelling(name), slug] as const
	]);
	return {
		...{ copy, first, find, places: new Map(places), today: await todayHere() },
		...{ keyOf: keyer(lines), groups: groupsOf(lines, copy, first), rights: rightsIn(lines, find, first) }
	};
}

/** Whether a line says anything that its stop does not say already. */
function isNew(values: Values, known: Known): boolean {
	const target = known.groups.get(known.keyOf(values) ?? '')?.target ?? null;
	if (!target) return true;
	const idOf = (kind: MediaKind): string | null => {
		const its = values[kind] == null ? null : known.find(kind, cell(values, kind));
		return its && 'file' in its ? (its.media?.id ?? 'new') : null;
	};
	const { place, point, spot, picture } = target;
	const now = { place: place?.slug ?? null, ...point, spot, picture };
	const layer = wordsOf(values, known, target, { sound: idOf('sound'), film: idOf('film') });
	return layer || canonical(whereOf(values, now, { known }, idOf('picture'))) !== canonical(now);
}

function wordsOf(
	values: Values,
	known: Known,
	target: Known['copy']['stops'][number],
	{ sound, film }: Files
): boolean {
	const before = layerOf(target, values, known.first);
	if ((sound && sound !== before?.sound) || (film && film !== before?.film)) return true;
	const next = wordsAfter(values, target, known, { sound: before?.sound ?? null, film: before?.film ?? null });
	return next !== null && wordsIn.some((one) => next[one] !== before?.[one]);
}

/** Takes a stop out that an import made, or writes it as it was. What visitors have read of it since stays. @throws 409 city_stop_published */
async function takeBack(tx: Tx, { ref: { id }, before }: Touched, by: By): Promise<void> {
	const working = await workingOf(tx, by);
	const its = (await stopsWritten([id], tx)).get(id);
	if (!its) return;
	const old = before as (StopWritten & { editions: number }) | null;
	if (await isPublishedSince(tx, id, its.trail, old?.editions ?? 0)) throw refused('city_stop_published');
	await (old ? writeAgain(tx, id, old, working) : removeStop(tx, its.trail, id, working));
}
