import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetPicture, keepPicture, readyPicture } from '#kernel/server/pictures.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import type { CopyMedia } from '../faults.ts';
import type { NewMedia } from '../trail.schema.ts';
import { type ReadyFilm, readyFilm } from './film.ts';
import type { On } from './reading.ts';
import { requireWriter, type Working } from './seats.ts';
import { readySound, soundContainer } from './sound.ts';
import { type ReadyTiles, readyTiles } from './tiles/tiles.ts';

const TILES = 'application/octet-stream';

type Media = CopyMedia &
	Readonly<{ organization: string; used: number /** The address it was taken from. */; takenFrom: string | null }>;

const selected = sql`
	select m.id, m.organization, m.kind, m.file, m.file_name, m.bytes, m.width, m.height, m.seconds, m.owner, m.licence, m.licence_until::text as licence_until, m.alt, m.tiles, m.whole_width, m.whole_height, m.taken_from, m.poster, p.bytes::int as poster_bytes,
		(select count(*)::int from city.stop s where s.picture = m.id) + (select count(*)::int from city.layer l where m.id in (l.sound, l.film)) as used
	from city.media m left join kernel.file p on p.hash = m.poster`;

/** The pictures, sounds and films of an organisation, by what their files are called; whoever calls has asked who reads. */
export async function mediaOfOrganization(organization: string, on: On = db): Promise<Media[]> {
	const { rows } = await sql<Media>`
		${selected} where m.organization = ${organization} order by m.kind, m.file_name collate "und-x-icu", m.id`.execute(
		on
	);
	return rows;
}

/** One of them. @throws 404 */
export async function mediaOf(organization: string, id: string, on: On = db): Promise<Media> {
	const { rows } = isId(id)
		? await sql<Media>`${selected} where m.id = ${id} and m.organization = ${organization}`.execute(on)
		: { rows: [] };
	if (!rows[0]) throw missing();
	return rows[0];
}

/** A file as it will be kept, before anything names it. */
export type ReadyMedia =
	| Readonly<{
			kind: 'picture';
			name: string;
			ready: Awaited<ReturnType<typeof readyPicture>>;
			/** Where it is large enough to be looked at more closely. */
			tiles?: ReadyTiles | null;
	  }>
	| Readonly<{ kind: 'sound'; name: string; ready: Awaited<ReturnType<typeof readySound>> }>
	| Readonly<{ kind: 'film'; name: string; ready: ReadyFilm }>;

/** Makes what was sent ready to be kept, while no transaction waits for it: a picture as all pictures are, a sound and a film as every phone plays them. @throws city_sound_unreadable and what `readyFilm` and `readyPicture` throw */
export async function readyMedia({ name, content }: Readonly<{ name: string; content: Buffer }>): Promise<ReadyMedia> {
	const film = await readyFilm(content);
	if (film) return { kind: 'film', name, ready: film };
	const container = soundContainer(content);
	if (container) return { kind: 'sound', name, ready: await readySound(content, container) };
	return { kind: 'picture', name, ready: await readyPicture(content), tiles: await readyTiles(content) };
}

type Own = Working &
	Readonly<{
		id?: string;
		/** The address that it was taken from. */
		takenFrom?: string;
		/** Of another hub: what it is called there, and the address of who brought it. */
		brought?: Readonly<{ origin: string; by: string }>;
	}>;

/** Keeps a picture, a sound or a film with its rights. Sent twice, it is there once. @returns its id. Throws 404 */
export async function addMedia(
	tx: Tx,
	organization: string,
	media: ReadyMedia,
	given: NewMedia,
	{ viewer, id = newId(), takenFrom, brought }: Own
): Promise<string> {
	await requireWriter(viewer, organization, tx);
	const { kind, name, ready } = media;
	const file =
		kind === 'picture' ? (await keepPicture(tx, ready)).hash : await keepFile(tx, ready.content, ready.mediaType);
	const { width, height, seconds, poster } = await measured(tx, media);
	const tiles = media.kind === 'picture' ? (media.tiles ?? null) : null;
	const pack = tiles ? await keepFile(tx, tiles.content, TILES) : null;
	const alt = given.alt && JSON.stringify(given.alt);
	await sql`insert into city.media (id, organization, kind, file, file_name, bytes, width, height, seconds, owner, licence, licence_until, alt, added_by,
			tiles, whole_width, whole_height, taken_from, origin, brought_by, poster)
		values (${id}, ${organization}, ${kind}, ${file}, ${name.slice(0, 200) || kind}, ${ready.content.length}, ${width}, ${height}, ${seconds},
			${given.owner}, ${given.licence}, ${given.licenceUntil}, ${alt}, ${viewer.id},
			${pack}, ${tiles?.width ?? null}, ${tiles?.height ?? null}, ${takenFrom ?? null}, ${brought?.origin ?? null}, ${brought?.by ?? null}, ${poster}) on conflict (id) do nothing`.execute(
		tx
	);
	await touchAll(tx, organization, viewer.id);
	return id;
}

const POSTER = 'image/jpeg';

/** How large it is, how long it plays, and the file of what is shown before, which is kept. */
export async function measured(tx: Tx, media: ReadyMedia) {
	if (media.kind === 'picture') {
		const { width, height } = media.ready.picture;
		return { width, height, seconds: null, poster: null };
	}
	const { seconds } = media.ready;
	if (media.kind === 'sound') return { width: null, height: null, seconds, poster: null };
	const { width, height, poster } = media.ready;
	return { width, height, seconds, poster: await keepFile(tx, poster, POSTER) };
}

/** Says anew whose it is; of a file that another hub brought, its words alone. @throws 404 */
export async function changeMedia(
	tx: Tx,
	organization: string,
	id: string,
	given: NewMedia,
	{ viewer }: Working
): Promise<void> {
	await requireWriter(viewer, organization, tx);
	await mediaOf(organization, id, tx);
	await sql`update city.media set owner = case when brought_by is null then ${given.owner} else owner end, licence = case when brought_by is null then ${given.licence} else licence end,
		licence_until = case when brought_by is null then ${given.licenceUntil}::date else licence_until end, alt = ${given.alt && JSON.stringify(given.alt)} where id = ${id}`.execute(
		tx
	);
	await touchAll(tx, organization, viewer.id);
}

/** Takes it away where no stop uses it; what an edition shows stays in that. @throws 404, city_media_used */
export async function removeMedia(tx: Tx, organization: string, id: string, { viewer }: Working): Promise<Media> {
	await requireWriter(viewer, organization, tx);
	const its = await mediaOf(organization, id, tx);
	if (its.used) throw refused('city_media_used', { count: its.used }, 422);
	await sql`delete from city.media where id = ${id}`.execute(tx);
	await (its.kind === 'picture' ? forgetPicture(tx, its.file) : forgetUnlessNamed(tx, its.file));
	for (const file of [its.tiles, its.poster]) if (file) await forgetUnlessNamed(tx, file);
	return its;
}

/** What is said of a file is a part of every trail that shows it. */
export const touchAll = (tx: Tx, organization: string, person: string) =>
	sql`update city.trail set version = version + 1, changed_by = ${person}, changed_at = now() where organization = ${organization}`.execute(
		tx
	);
