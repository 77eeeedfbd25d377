import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetPicture, keepPicture, readyPicture } from '#kernel/server/pictures.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import type { CopyMedia } from '../faults.ts';
import type { NewMedia } from '../trail.schema.ts';
import type { On } from './reading.ts';
import { requireWriter, type Working } from './seats.ts';
import { readySound, soundContainer } from './sound.ts';

type Media = CopyMedia & Readonly<{ organization: string; used: number }>;

const selected = sql`
	select m.id, m.organization, m.kind, m.file, m.file_name, m.bytes, m.width, m.height, m.seconds, m.owner, m.licence, m.licence_until::text as licence_until, m.alt,
		(select count(*)::int from city.stop s where s.picture = m.id) + (select count(*)::int from city.layer l where l.sound = m.id) as used
	from city.media m`;

/** The pictures and sounds of an organisation, by what their files are called; whoever calls has asked who reads. */
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
	| Readonly<{ kind: 'picture'; name: string; ready: Awaited<ReturnType<typeof readyPicture>> }>
	| Readonly<{ kind: 'sound'; name: string; ready: Awaited<ReturnType<typeof readySound>> }>;

/** Makes what was sent ready to be kept, while no transaction waits for it: a picture as all pictures are, a sound as every phone plays it. @throws city_sound_unreadable and what `readyPicture` throws */
export async function readyMedia({ name, content }: Readonly<{ name: string; content: Buffer }>): Promise<ReadyMedia> {
	const container = soundContainer(content);
	return container
		? { kind: 'sound', name, ready: await readySound(content, container) }
		: { kind: 'picture', name, ready: await readyPicture(content) };
}

type Own = Working & Readonly<{ id?: string }>;

/** Keeps a picture or a sound with its rights. Sent twice, it is there once. @returns its id. Throws 404 */
export async function addMedia(
	tx: Tx,
	organization: string,
	{ kind, name, ready }: ReadyMedia,
	given: NewMedia,
	{ viewer, id = newId() }: Own
): Promise<string> {
	await requireWriter(viewer, organization, tx);
	const file =
		kind === 'picture' ? (await keepPicture(tx, ready)).hash : await keepFile(tx, ready.content, ready.mediaType);
	const { width, height } = kind === 'picture' ? ready.picture : { width: null, height: null };
	const seconds = kind === 'sound' ? ready.seconds : null;
	const alt = given.alt && JSON.stringify(given.alt);
	await sql`insert into city.media (id, organization, kind, file, file_name, bytes, width, height, seconds, owner, licence, licence_until, alt, added_by)
		values (${id}, ${organization}, ${kind}, ${file}, ${name.slice(0, 200) || kind}, ${ready.content.length}, ${width}, ${height}, ${seconds},
			${given.owner}, ${given.licence}, ${given.licenceUntil}, ${alt}, ${viewer.id}) on conflict (id) do nothing`.execute(
		tx
	);
	await touchAll(tx, organization, viewer.id);
	return id;
}

/** Says anew whose it is. @throws 404 */
export async function changeMedia(
	tx: Tx,
	organization: string,
	id: string,
	given: NewMedia,
	{ viewer }: Working
): Promise<void> {
	await requireWriter(viewer, organization, tx);
	await mediaOf(organization, id, tx);
	await sql`update city.media set owner = ${given.owner}, licence = ${given.licence}, licence_until = ${given.licenceUntil},
		alt = ${given.alt && JSON.stringify(given.alt)} where id = ${id}`.execute(tx);
	await touchAll(tx, organization, viewer.id);
}

/** Takes it away where no stop uses it; what an edition shows stays in that. @throws 404, city_media_used */
export async function removeMedia(tx: Tx, organization: string, id: string, { viewer }: Working): Promise<Media> {
	await requireWriter(viewer, organization, tx);
	const its = await mediaOf(organization, id, tx);
	if (its.used) throw refused('city_media_used', { count: its.used }, 422);
	await sql`delete from city.media where id = ${id}`.execute(tx);
	await (its.kind === 'picture' ? forgetPicture(tx, its.file) : forgetUnlessNamed(tx, its.file));
	return its;
}

/** What is said of a file is a part of every trail that shows it. */
const touchAll = (tx: Tx, organization: string, person: string) =>
	sql`update city.trail set version = version + 1, changed_by = ${person}, changed_at = now() where organization = ${organization}`.execute(
		tx
	);
