import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Content } from '../../parcel.schema.ts';
import { readyFilm } from '../film.ts';
import { addMedia, type ReadyMedia, touchAll } from '../media.ts';
import type { On } from '../reading.ts';
import type { Working } from '../seats.ts';
import { readySound, soundContainer } from '../sound.ts';
import { unreadable } from './archive.ts';
import type { Opened } from './opening.ts';

/** Files of a parcel as they will be kept, by what they were born as. */
export type ReadyFiles = ReadonlyMap<string, ReadyMedia>;

/** The files of an organisation by what they were born as. */
async function filesHere(organization: string, born: readonly string[], on: On): Promise<Map<string, string>> {
	const { rows } = await sql<{ born: string; id: string }>`
		select coalesce(origin, file) as born, min(id::text) as id from city.media where organization = ${organization} and coalesce(origin, file) = any(${[...born]}::text[]) group by 1`.execute(
		on
	);
	return new Map(rows.map(({ born, id }) => [born, id]));
}

/** Makes those files of a parcel ready that an organisation has not yet, while no transaction waits for it. @throws city_parcel_unreadable, city_sound_no_program and what `readyFilm` and `readyPicture` throw */
export async function readyFiles({ parcel, files }: Opened, organization: string): Promise<ReadyFiles> {
	const media = Object.entries(parcel.content.media);
	const there = await filesHere(
		organization,
		media.map(([born]) => born),
		db
	);
	const ready = new Map<string, ReadyMedia>();
	for (const [born, { kind, name, file }] of media) {
		const content = files.get(file);
		if (there.has(born) || !content) continue;
		if (kind === 'picture') ready.set(born, { kind, name, ready: await readyPicture(content) });
		else ready.set(born, await (kind === 'sound' ? repacked : refilmed)(name, content));
	}
	return ready;
}

async function repacked(name: string, content: Buffer): Promise<ReadyMedia> {
	const container = soundContainer(content);
	if (container !== 'mp3') throw unreadable();
	return { kind: 'sound', name, ready: await readySound(content, container, { again: true }) };
}

/** One that is packed as films are here is only repacked; its picture is taken anew. */
async function refilmed(name: string, content: Buffer): Promise<ReadyMedia> {
	const ready = await readyFilm(content, { again: true });
	if (!ready) throw unreadable();
	return { kind: 'film', name, ready };
}

type Brought = Readonly<{
	content: Content;
	files: ReadyFiles;
	/** The address of the hub that has sent it. */
	from: string;
	/** Those whose rights and words were merged. */
	merged: Content['media'];
}>;

/** Sees to it that an organisation has every file of a content, with the rights and words that stand there. Of one that it has from elsewhere, a stranger's parcel says nothing. @returns their ids by what they were born as */
export async function addFiles(
	tx: Tx,
	organization: string,
	{ content, files, from, merged }: Brought,
	working: Working
): Promise<Map<string, string>> {
	const ids = await filesHere(organization, Object.keys(content.media), tx);
	for (const [born, { owner, licence, until, alt, hub }] of Object.entries(content.media)) {
		const [id, ready] = [ids.get(born), files.get(born)];
		const rights = { owner, licence, licenceUntil: until, alt };
		const brought = { origin: born, by: hub === publicUrl() ? from : hub };
		if (id)
			await sql`update city.media set owner = ${owner}, licence = ${licence}, licence_until = ${until}, alt = ${alt && JSON.stringify(alt)}
				where id = ${id} and (brought_by = ${from} or ${Object.hasOwn(merged, born)})`.execute(tx);
		else if (ready) ids.set(born, await addMedia(tx, organization, ready, rights, { ...working, brought }));
	}
	await touchAll(tx, organization, working.viewer.id);
	return ids;
}
