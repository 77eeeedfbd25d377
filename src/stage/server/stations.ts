import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { plain } from '#kernel/fold.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import type { NewStation } from '../preparing.schema.ts';
import { type On, within } from './tables.ts';

export const stationSorts = ['name', 'organization', 'shows'] as const;

export type StationQuery = Readonly<{
	q: string;
	/** « trash », or '' for those that are not in it. */
	state: string;
	/** The ids of the organisations to keep to; null: all. */
	organizations: readonly string[] | null;
	sort: (typeof stationSorts)[number];
	descending: boolean;
}>;

/** The stations as those who look after them see them, with how many shows each has. There are few: all of them. */
export async function allStations({ q, state, organizations, sort, descending }: StationQuery, on: On = db) {
	const order = {
		name: sql`s.name collate "und-x-icu"`,
		organization: sql`g.name collate "und-x-icu"`,
		shows: sql`shows`
	};
	const rows = await within(on)
		.selectFrom('stage.station as s')
		.leftJoin('network.organizationCard as g', 'g.id', 's.organization')
		.select(['s.id', 's.slug', 's.name', 's.organization', 's.theme', 's.locale', 's.delayMs', 's.deletedAt'])
		.select((row) => [
			'g.name as organizationName',
			row
				.selectFrom('stage.showStation as t')
				.whereRef('t.station', '=', 's.id')
				.select((inner) => inner.fn.countAll<number>().as('n'))
				.as('shows')
		])
		.where('s.deletedAt', state === 'trash' ? 'is not' : 'is', null)
		.$if(organizations !== null, (query) =>
			query.where((row) => row('s.organization', '=', row.fn.any(row.val([...(organizations ?? [])]))))
		)
		.orderBy(order[sort], (by) => (descending ? by.desc().nullsLast() : by.asc().nullsLast()))
		.orderBy('s.id')
		.execute();
	const words = plain(q).split(' ').filter(Boolean);
	return rows.filter(({ name, slug }) => words.every((word) => plain(`${name} ${slug}`).includes(word)));
}

/** The stations that a show may have, by name. */
export const stationChoices = (on: On = db) =>
	within(on)
		.selectFrom('stage.station')
		.select(['id', 'name'])
		.where('deletedAt', 'is', null)
		.orderBy(sql`name collate "und-x-icu"`)
		.execute();

/** A station to work on, in the trash or not. @throws 404. */
export async function stationForm(id: string, on: On = db) {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('stage.station').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** Adds a station. @returns its id. @throws stage_slug_taken. */
export async function addStation(tx: Tx, given: NewStation): Promise<string> {
	const id = newId();
	await slugFree(tx, given.slug, id);
	await within(tx)
		.insertInto('stage.station')
		.values({ id, ...columns(given) })
		.execute();
	return id;
}

/** Changes a station; what it was is kept, to be undone. The same again is no change. @throws stage_slug_taken, 404. */
export async function changeStation(tx: Tx, id: string, given: NewStation, by: By): Promise<void> {
	const before = givenOf(await lock(tx, id));
	if (same(before, given)) return;
	await keepRevision(tx, ref('station', id), before, by.actor?.kind === 'person' ? by.actor.id : null);
	await write(tx, id, given);
	await tell(tx, id, by);
}

/** Takes the latest change of a station back. @returns whether there was one. */
export async function undoStation(tx: Tx, id: string, by: By): Promise<boolean> {
	await lock(tx, id);
	const before = (await takeRevision(tx, ref('station', id))) as NewStation | null;
	if (!before) return false;
	await write(tx, id, before);
	await tell(tx, id, by);
	return true;
}

/** Puts a station into the trash, or takes it out: no new show can have it, those that do keep it. @throws 404. */
export async function trashStation(tx: Tx, id: string, out: boolean): Promise<void> {
	await lock(tx, id);
	await within(tx)
		.updateTable('stage.station')
		.set({ deletedAt: out ? new Date() : null })
		.where('id', '=', id)
		.execute();
}

const tell = (tx: Tx, id: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'stage.station_changed', object: ref('station', id), detail: {} });

async function lock(tx: Tx, id: string) {
	if (isId(id)) await within(tx).selectFrom('stage.station').select('id').where('id', '=', id).forUpdate().execute();
	return stationForm(id, tx);
}

async function write(tx: Tx, id: string, given: NewStation): Promise<void> {
	await slugFree(tx, given.slug, id);
	await within(tx).updateTable('stage.station').set(columns(given)).where('id', '=', id).execute();
}

/** Asked before it is written: a refused row would end the transaction. */
async function slugFree(tx: Tx, slug: string, id: string): Promise<void> {
	const other = await within(tx)
		.selectFrom('stage.station')
		.select('id')
		.where('slug', '=', slug)
		.where('id', '<>', id)
		.executeTakeFirst();
	if (other) throw refused('stage_slug_taken', { slug }, 422);
}

const columns = ({ theme, ...plainly }: NewStation) => ({ ...plainly, theme: JSON.stringify(theme) });

const givenOf = ({ name, slug, organization, theme, locale, delayMs }: NewStation): NewStation => ({
	...{ name, slug, organization, theme, locale, delayMs }
});
