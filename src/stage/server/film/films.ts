import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { send } from '#kernel/server/jobs.ts';
import { isLocale } from '#kernel/words.ts';
import type { FilmWords } from '../../film.schema.ts';
import type { Caption, Film, FilmFailure, FilmForm } from '../../film.ts';
import { type On, within } from '../tables.ts';

/** The job that makes films of what waits. */
export const FILMS_JOB = 'stage.films';

export const filmSorts = ['created', 'title', 'broadcast'] as const;

export type FilmList = Readonly<{
	text?: string;
	state?: string;
	/** Only those of these organisations. */
	organizations?: readonly string[] | undefined;
	sort?: (typeof filmSorts)[number];
	descending?: boolean;
	limit: number;
	offset: number;
}>;

/** Writes down that a film comes: from now on it is in the list. @returns its id. */
export async function addFilm(
	tx: Tx,
	given: FilmWords & { form: FilmForm; bytes: number; mediaType: string; state: 'uploading' | 'waiting' | 'ready' },
	by: By
): Promise<string> {
	const id = newId();
	const createdBy = by.actor?.kind === 'person' ? by.actor.id : null;
	await within(tx)
		.insertInto('stage.film')
		.values({ id, folder: id, createdBy, ...given })
		.execute();
	if (given.state !== 'uploading') await tellFilm(tx, id, given.bytes, by);
	return id;
}

/** The fact that a film is here, once all of it has arrived. */
export async function tellFilm(tx: Tx, id: string, bytes: number, by: By): Promise<void> {
	await record(tx, { ...by, verb: 'stage.film_added', object: ref('film', id), detail: { bytes } });
}

/** A film, also one in the trash. @throws 404. */
export async function filmById(id: string, on: On = db): Promise<Film> {
	if (!isId(id)) throw missing();
	const row = await selected(on).where('f.id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return asFilm(row);
}

/** The films of a list, the newest first unless asked otherwise. */
export async function films(
	{ text = '', state = '', organizations, sort = 'created', descending = sort === 'created', limit, offset }: FilmList,
	on: On = db
): Promise<{ rows: Film[]; total: number }> {
	const column = { created: 'f.createdAt', title: 'f.title', broadcast: 'f.broadcastOn' } as const;
	let query = selected(on).where('f.deletedAt', state === 'trash' ? 'is not' : 'is', null);
	if (text) query = query.where('f.title', 'ilike', `%${text.replace(/[\\%_]/g, '\\$&')}%`);
	if (state === 'ready' || state === 'failed') query = query.where('f.state', '=', state);
	if (state === 'pending') query = query.where('f.state', 'in', ['uploading', 'waiting', 'working']);
	if (organizations) query = query.where('f.organization', 'in', organizations.length ? organizations : [null]);
	const rows = await query
		.select(sql<number>`count(*) over ()`.as('total'))
		.orderBy(column[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
		.orderBy('f.id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows: rows.map(asFilm), total: rows[0]?.total ?? 0 };
}

const selected = (on: On) => within(on).selectFrom('stage.film as f').selectAll('f');

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;

const asFilm = ({ captions, failure, createdBy: _, ...row }: Row): Film => ({
	...row,
	failure: failure as FilmFailure | null,
	captions: captionsOf(captions)
});

/** The column names the files: `fr-1a2b3c4d.vtt,nl-…`. */
export const captionsOf = (column: string | null): Caption[] =>
	(column ?? '').split(',').flatMap((file) => {
		const lang = file.slice(0, 2);
		return isLocale(lang) ? [{ lang, file }] : [];
	});

export async function changeFilm(tx: Tx, id: string, words: FilmWords): Promise<void> {
	await set(tx, id, words);
}

/** Throws a film away; a program that works at it leaves it. */
export async function trashFilm(tx: Tx, id: string, by: By): Promise<void> {
	if ((await filmById(id, tx)).deletedAt) return;
	await set(tx, id, { deletedAt: new Date() });
	await tellFilmChange(tx, id, by);
}

/** Takes a film out of the trash; one that was not made yet is made now. */
export async function restoreFilm(tx: Tx, id: string, by: By): Promise<void> {
	const { deletedAt, state } = await filmById(id, tx);
	if (!deletedAt) return;
	await set(tx, id, { deletedAt: null });
	await tellFilmChange(tx, id, by);
	if (state === 'waiting' || state === 'working') await send(tx, FILMS_JOB, {});
}

export const tellFilmChange = (tx: Tx, id: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'stage.film_changed', object: ref('film', id), detail: {} });

async function set(tx: Tx, id: string, what: Partial<FilmWords> & { deletedAt?: Date | null }): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('stage.film')
		.set(what)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
}

/** The shows that need a film, by id: it is not thrown away under them. */
export async function showsOfFilm(id: string, on: On = db): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('stage.show')
		.select('id')
		.where((or) => or.or([or('film', '=', id), or('trailer', '=', id)]))
		.execute();
	return rows.map((row) => row.id);
}
