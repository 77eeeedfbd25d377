import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import type { Settings } from '../preparing.schema.ts';
import { type On, within } from './tables.ts';

/**
 * Makes a show of a séance, on air at the given stations, the first leading. One that is a show already stays as it is.
 * @returns the id of the show. Throws stage_station_gone, 404 for an unknown séance.
 */
export async function makeShow(tx: Tx, seance: string, stations: readonly string[], by: By): Promise<string> {
	if (!isId(seance)) throw missing();
	const id = newId();
	const made = await within(tx)
		.insertInto('stage.show')
		.values({ id, occurrence: seance })
		.onConflict((conflict) => conflict.column('occurrence').doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) return showOf(tx, seance);
	await arrange(tx, id, stations);
	await tell(tx, { id, occurrence: seance }, stations.length, by);
	return id;
}

/** The organisations whose films somebody may show; null: any, the hub's own too. */
export type FilmsOf = readonly string[] | null;

/**
 * Sets a show up; what it was is kept, to be undone. The same again is no change.
 * @param films whose films may be chosen: a show that is published shows them to everybody. What it shows already stays.
 * @throws stage_station_gone, stage_film_gone, 404.
 */
export async function setUp(tx: Tx, id: string, given: Settings, by: By, films: FilmsOf): Promise<void> {
	const { settings, seance } = await lock(tx, id);
	if (same(settings, given)) return;
	await keepRevision(tx, ref('show', id), settings, by.actor);
	await write(tx, id, given, settings, films);
	await tell(tx, { id, occurrence: seance }, given.stations.length, by);
}

/** Takes the latest setting up back, as far as its films are still those that may be chosen. @throws kernel_nothing_to_undo, what `setUp` throws. */
export async function undoSettings(tx: Tx, id: string, by: By, films: FilmsOf): Promise<void> {
	const { settings, seance } = await lock(tx, id);
	const before = (await takeRevision(tx, ref('show', id))) as Settings;
	await write(tx, id, before, settings, films);
	await tell(tx, { id, occurrence: seance }, before.stations.length, by);
}

/** How a show is set up. @throws 404. */
export async function settingsOf(id: string, on: On = db): Promise<Settings> {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('stage.show').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	const { film, trailer, hlsUrl, chat, questions, slowSeconds, reactions, loops, silenceSeconds } = row;
	const stations = await within(on)
		.selectFrom('stage.showStation')
		.select('station')
		.where('show', '=', id)
		.orderBy('position')
		.execute();
	return {
		...{ film, trailer, hlsUrl, chat, questions, slowSeconds, reactions, loops, silenceSeconds },
		stations: stations.map(({ station }) => station)
	};
}

/**
 * Takes a show off its séance, which stays on the agenda: for one that was made by mistake.
 * @throws stage_show_aired when it was on air; 404.
 */
export async function unmakeShow(tx: Tx, id: string, by: By): Promise<void> {
	const { seance } = await lock(tx, id);
	const rooms = await within(tx)
		.selectFrom('stage.room')
		.select(['purpose', 'startedAt'])
		.where('show', '=', id)
		.execute();
	if (rooms.some(({ purpose, startedAt }) => purpose === 'air' && startedAt)) throw refused('stage_show_aired');
	const reply = await within(tx)
		.selectFrom('stage.replyRequest')
		.select('id')
		.where('show', '=', id)
		.executeTakeFirst();
	if (reply) throw refused('stage_show_aired');
	await within(tx).deleteFrom('stage.room').where('show', '=', id).execute();
	await within(tx).deleteFrom('stage.show').where('id', '=', id).execute();
	const about = { object: ref('show', id), context: ref('occurrence', seance) };
	await record(tx, { ...by, verb: 'stage.unmade', ...about, detail: {} });
}

/** The films that a show may be made of, those of some organisations or all, the latest first. */
export const filmChoices = (films: FilmsOf, on: On = db) =>
	filmsOf(films, on)
		.select(['id', 'title', 'state', 'durationMs'])
		.where('state', '<>', 'failed')
		.orderBy('createdAt', 'desc')
		.limit(500)
		.execute();

const filmsOf = (organizations: FilmsOf, on: On) =>
	within(on)
		.selectFrom('stage.film')
		.where('deletedAt', 'is', null)
		.$if(organizations !== null, (query) =>
			query.where((row) => row('organization', '=', row.fn.any(row.val([...(organizations ?? [])]))))
		);

async function lock(tx: Tx, id: string): Promise<{ settings: Settings; seance: string }> {
	if (!isId(id)) throw missing();
	const row = await within(tx)
		.selectFrom('stage.show')
		.select('occurrence')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	return { settings: await settingsOf(id, tx), seance: row.occurrence };
}

async function write(
	tx: Tx,
	id: string,
	{ stations, ...given }: Settings,
	before: Settings,
	films: FilmsOf
): Promise<void> {
	for (const film of [given.film, given.trailer])
		if (film && film !== before.film && film !== before.trailer) await demandChoice(tx, film, films);
	await within(tx)
		.updateTable('stage.show')
		.set({ ...given, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	if (same(stations, before.stations)) return;
	await arrange(tx, id, stations, before.stations);
	// who moderated for a station that is gone from the show does so for all
	await within(tx)
		.updateTable('stage.crew')
		.set({ station: null })
		.where('show', '=', id)
		.where('station', 'is not', null)
		.where((row) => row.not(row('station', '=', row.fn.any(row.val([...stations])))))
		.execute();
}

async function arrange(tx: Tx, show: string, asked: readonly string[], before: readonly string[] = []): Promise<void> {
	const stations = [...new Set(asked)];
	const known = await within(tx)
		.selectFrom('stage.station')
		.select(['id', 'deletedAt'])
		.where((row) => row('id', '=', row.fn.any(row.val(stations))))
		.execute();
	const there = (id: string) => known.some((one) => one.id === id && (!one.deletedAt || before.includes(id)));
	if (!stations.every(there)) throw refused('stage_station_gone', {}, 422);
	await within(tx).deleteFrom('stage.showStation').where('show', '=', show).execute();
	const rows = stations.map((station, position) => ({ show, station, position }));
	if (rows.length) await within(tx).insertInto('stage.showStation').values(rows).execute();
}

async function demandChoice(tx: Tx, film: string, films: FilmsOf): Promise<void> {
	const row = await filmsOf(films, tx).select('id').where('id', '=', film).executeTakeFirst();
	if (!row) throw refused('stage_film_gone', {}, 422);
}

async function showOf(tx: Tx, seance: string): Promise<string> {
	const row = await within(tx)
		.selectFrom('stage.show')
		.select('id')
		.where('occurrence', '=', seance)
		.executeTakeFirstOrThrow();
	return row.id;
}

const tell = (tx: Tx, { id, occurrence: seance }: { id: string; occurrence: string }, stations: number, by: By) =>
	record(tx, {
		...by,
		verb: 'stage.prepared',
		object: ref('show', id),
		context: ref('occurrence', seance),
		detail: { stations }
	});
