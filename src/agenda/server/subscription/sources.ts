import { type ColumnType, type Generated, type JSONColumnType, sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { checkSectors, organizationBySlug, placeBySlug } from '#network/server';
import type { OfferingArea, OfferingKind } from '../../offering.ts';
import type { NewSource, Source, SourceError } from '../../subscription/source.ts';
import type { On } from '../tables.ts';

interface SourceTable {
	id: string;
	organization: string;
	url: string;
	locale: Locale;
	kind: OfferingKind;
	area: OfferingArea;
	sectors: string[];
	place: string | null;
	published: boolean;
	etag: string | null;
	lastModified: string | null;
	contentHash: Buffer | null;
	error: JSONColumnType<SourceError> | null;
	problems: ColumnType<Source['problems'], string | undefined, string>;
	askedAt: Date | null;
	readAt: Date | null;
	pausedAt: Date | null;
	createdAt: Generated<Date>;
}

/** What a calendar said last of an event. */
export type GivenOffering = Readonly<{ title: string; summary: string; body: string; url: string | null }>;
/** What it said last of one time; moments in ISO 8601, the place by its slug. */
export type GivenOccurrence = Readonly<{
	startsAt: string;
	endsAt: string;
	place: string | null;
	theme: string | null;
}>;

export type SourceTables = {
	'agenda.source': SourceTable;
	'agenda.sourceOffering': { source: string; uid: string; offering: string; given: JSONColumnType<GivenOffering> };
	'agenda.sourceOccurrence': {
		source: string;
		uid: string;
		recurrence: string;
		occurrence: string;
		given: JSONColumnType<GivenOccurrence>;
		goneAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
	};
	'agenda.occurrence': { id: string; endsAt: Date; status: string };
	'network.organizationCard': { id: string; slug: string; name: string };
	'network.placeCard': { id: string; slug: string; name: string };
};

export const sourcesIn = (on: On) => on.withTables<SourceTables>();

/**
 * Adds a partner's calendar; nothing is read yet.
 * @returns its id. Throws subscription_known, network_sector_unknown, or 404 for an unknown organisation or place.
 */
export async function addSource(tx: Tx, given: NewSource): Promise<string> {
	const id = newId();
	const written = await sourcesIn(tx)
		.insertInto('agenda.source')
		.values({ id, ...(await columnsOf(tx, given)) })
		.onConflict((conflict) => conflict.columns(['organization', 'url']).doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('subscription_known', {}, 422);
	return id;
}

/** Writes a calendar's settings anew; they count for what comes from it from now on. @throws what `addSource` throws. */
export async function changeSource(tx: Tx, id: string, given: NewSource): Promise<void> {
	const columns = await columnsOf(tx, given);
	const other = await sourcesIn(tx)
		.selectFrom('agenda.source')
		.select('id')
		.where('url', '=', given.url)
		.where('organization', '=', columns.organization)
		.where('id', '<>', id)
		.executeTakeFirst();
	if (other) throw refused('subscription_known', {}, 422);
	// another address, or another language, is read from the beginning
	const anew = { etag: null, lastModified: null, contentHash: null };
	await sourcesIn(tx)
		.updateTable('agenda.source')
		.set({ ...columns, ...anew })
		.where('id', '=', id)
		.execute();
}

/** Stops the hourly reading of a calendar, or goes on with it; what came from it stays. */
export async function pauseSource(tx: Tx, id: string, paused: boolean): Promise<void> {
	await sourcesIn(tx)
		.updateTable('agenda.source')
		.set({ pausedAt: paused ? new Date() : null })
		.where('id', '=', id)
		.execute();
}

/** Forgets a calendar; the activities that came from it stay, and are the hub's own from now on. */
export async function forgetSource(tx: Tx, id: string): Promise<void> {
	const tables = sourcesIn(tx);
	await tables.deleteFrom('agenda.sourceOccurrence').where('source', '=', id).execute();
	await tables.deleteFrom('agenda.sourceOffering').where('source', '=', id).execute();
	await tables.deleteFrom('agenda.source').where('id', '=', id).execute();
}

/** All calendars that are read, or those of some organisations by their ids, by the name of the organisation. */
export async function sources(organizations: readonly string[] | null = null, on: On = db): Promise<Source[]> {
	let query = select(on).orderBy('g.name').orderBy('s.createdAt');
	if (organizations) query = query.where((row) => row('g.id', '=', row.fn.any(row.val([...organizations]))));
	return (await query.execute()).map(asSource);
}

/** @throws 404 when there is no such calendar. */
export async function sourceById(id: string, on: On = db): Promise<Source> {
	const row = isId(id) ? await select(on).where('s.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw missing();
	return asSource(row);
}

async function columnsOf(tx: Tx, { organization, place, ...plainly }: NewSource) {
	await checkSectors(tx, plainly.sectors);
	return {
		...plainly,
		organization: (await organizationBySlug(organization, tx)).id,
		place: place ? (await placeBySlug(place, tx)).id : null
	};
}

const select = (on: On) =>
	sourcesIn(on)
		.selectFrom('agenda.source as s')
		.innerJoin('network.organizationCard as g', 'g.id', 's.organization')
		.leftJoin('network.placeCard as p', 'p.id', 's.place')
		.select(['s.id', 's.url', 's.locale', 's.kind', 's.area', 's.sectors', 's.published', 's.error', 's.problems'])
		.select(['s.askedAt', 's.readAt', 's.pausedAt', 'g.id as organizationId', 'g.slug', 'g.name'])
		.select(['p.slug as placeSlug', 'p.name as placeName'])
		.select(
			sql<number>`(select count(*)::int from agenda.source_occurrence x join agenda.occurrence o on o.id = x.occurrence
				where x.source = s.id and o.ends_at > now() and o.status = 'scheduled')`.as('coming')
		)
		.select(
			sql<number>`(select count(*)::int from agenda.source_occurrence x join agenda.occurrence o on o.id = x.occurrence
				where x.source = s.id and o.ends_at > now() and o.cancelled_at = x.gone_at)`.as('vanished')
		);

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function asSource({ organizationId, slug, name, placeSlug, placeName, ...row }: Row): Source {
	return {
		...row,
		organization: { id: organizationId, slug, name },
		place: placeSlug && placeName ? { slug: placeSlug, name: placeName } : null
	};
}
