import { sql } from 'kysely';
import { Fault, type Touched, type Values } from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { canonical } from '../../edition.ts';
import type { CopyStop } from '../../faults.ts';
import type { MediaKind } from '../../kinds.ts';
import { NewLayer, type NewStop } from '../../trail.schema.ts';
import type { Trail } from '../reading.ts';
import type { Working } from '../seats.ts';
import { addStop, changeStop, writeLayer } from '../writing.ts';
import type { Known } from './judging.ts';
import { cell, type Group, layerOf, ofLayer, spokenBy } from './lines.ts';
import type { NamedFile } from './rights.ts';
import { type StopWritten, stopsWritten } from './stops.ts';

/** What is being written of a table: the stops that it has made by now, and what those were that it changes. */
type Writing = Readonly<{
	known: Known;
	trail: Trail;
	batch: string;
	/** The last place in the order before it. */
	last: number;
	made: Map<string, string>;
	before: Map<string, StopWritten & { editions: number }>;
}>;

const nowhere: NewStop = { place: null, lat: null, lon: null, spot: null, picture: null };

/** Writes what a line says of its stop, which is made where it is not there. @returns the stop */
export async function writeLine(tx: Tx, values: Values, writing: Writing, working: Working): Promise<Touched[]> {
	const group = writing.known.groups.get(writing.known.keyOf(values) ?? '');
	if (!group) return [];
	const id = group.target?.id ?? writing.made.get(group.key) ?? (await made(tx, group, writing, working));
	const before = group.target ? await stoodBefore(tx, id, writing) : null;
	const changed = await writeWhere(tx, id, values, writing, working);
	const said = await writeWords(tx, id, values, { group, writing }, working);
	return changed || said || !before ? [{ ref: ref('stop', id), before }] : [];
}

async function made(tx: Tx, group: Group, { made: all, trail, last }: Writing, working: Working): Promise<string> {
	const id = await addStop(tx, trail.id, nowhere, { ...working, position: last + 1 + group.rank });
	all.set(group.key, id);
	return id;
}

async function stoodBefore(tx: Tx, id: string, { before, trail }: Writing) {
	const known = before.get(id);
	if (known) return known;
	const now = (await stopsWritten([id], tx)).get(id);
	if (!now) return null;
	const its = { ...now, editions: trail.editions };
	before.set(id, its);
	return its;
}

/** Where a stop is after a line: what that does not say stays. */
export function whereOf(
	values: Values,
	now: NewStop,
	{ known }: Pick<Writing, 'known'>,
	picture: string | null
): NewStop {
	const { locale } = spokenBy(values, known.first);
	const spot = [cell(values, 'room'), cell(values, 'address')].filter(Boolean).join(', ').slice(0, 200);
	const place = values.place == null ? undefined : known.places.get(spelling(cell(values, 'place')));
	return {
		place: place ?? now.place,
		lat: (values.lat as number | undefined) ?? now.lat,
		lon: (values.lon as number | undefined) ?? now.lon,
		spot: spot ? ({ source: locale, ...now.spot, [locale]: spot } as Words) : now.spot,
		picture: picture ?? now.picture
	};
}

async function writeWhere(tx: Tx, id: string, values: Values, writing: Writing, working: Working): Promise<boolean> {
	const now = (await stopsWritten([id], tx)).get(id) ?? nowhere;
	const picture = await mediaIn(tx, 'picture', values, writing, working);
	const { place, lat, lon, spot, picture: stood } = now;
	const next = whereOf(values, { place, lat, lon, spot, picture: stood }, writing, picture);
	if (canonical(next) === canonical({ place, lat, lon, spot, picture: stood })) return false;
	await changeStop(tx, writing.trail.id, id, next, working);
	return true;
}

/** The files that a line names for those whom it is for, by their ids. */
export type Files = Readonly<{ sound: string | null; film: string | null }>;
/** What of a text is words, or a name. */
export const wordsIn = ['title', 'body', 'transcript', 'author', 'signedIn'] as const;

/** What a stop says after a line: what that does not say stays; null where it says nothing. */
export function wordsAfter(
	values: Values,
	target: CopyStop | null,
	{ first }: Known,
	{ sound, film }: Files
): NewLayer | null {
	const says = [...ofLayer, 'author' as const, 'signed' as const].some((id) => values[id] != null);
	if (!says) return null;
	const before = layerOf(target, values, first);
	return NewLayer.parse({
		...spokenBy(values, first),
		title: cell(values, 'title') || (before?.title ?? ''),
		body: cell(values, 'text') || (before?.body ?? ''),
		sound: sound ?? before?.sound ?? null,
		film: film ?? before?.film ?? null,
		signedIn: cell(values, 'signed') || (before?.signedIn ?? null),
		transcript: cell(values, 'transcript') || (before?.transcript ?? ''),
		author: cell(values, 'author') || (before?.author ?? ''),
		source: before?.source ?? null
	});
}

type Of = Readonly<{ group: Group; writing: Writing }>;

async function writeWords(tx: Tx, id: string, values: Values, { group, writing }: Of, working: Working) {
	const sound = await mediaIn(tx, 'sound', values, writing, working);
	const film = await mediaIn(tx, 'film', values, writing, working);
	const next = wordsAfter(values, group.target, writing.known, { sound, film });
	const before = layerOf(group.target, values, writing.known.first);
	if (!next || (before && sameWords(before, next))) return false;
	await writeLayer(tx, writing.trail.id, id, next, working);
	return true;
}

const sameWords = (before: NewLayer, next: NewLayer): boolean =>
	[...wordsIn, 'sound' as const, 'film' as const].every((one) => before[one] === next[one]);

/** The file that a line names, among those of the organisation, where it comes to stand once however often it is named. */
async function mediaIn(tx: Tx, kind: MediaKind, values: Values, writing: Writing, working: Working) {
	const its = values[kind] == null ? null : writing.known.find(kind, cell(values, kind));
	if (!its || its instanceof Fault) return null;
	const { organization } = writing.trail;
	const { rows } = await sql<{ id: string }>`
		select id from city.media where organization = ${organization} and file = ${its.file} and kind = ${kind} order by id limit 1`.execute(
		tx
	);
	return rows[0]?.id ?? keptMedia(tx, its, writing, working);
}

async function keptMedia(tx: Tx, { file, brought }: NamedFile, { known, trail, batch }: Writing, { viewer }: Working) {
	if (!brought) return null;
	const [id, rights] = [newId(), known.rights.get(file)];
	const { kind, name, bytes, width, height, seconds, poster } = brought;
	await sql`insert into city.media (id, organization, kind, file, file_name, bytes, width, height, seconds, poster, owner, licence, licence_until, alt, added_by)
		values (${id}, ${trail.organization}, ${kind}, ${file}, ${name}, ${bytes}, ${width}, ${height}, ${seconds}, ${poster}, ${rights?.owner ?? ''},
			${rights?.licence ?? null}, ${rights?.until ?? null}, ${rights?.alt ? JSON.stringify(rights.alt) : null}, ${viewer.id})`.execute(
		tx
	);
	await sql`update city.brought_file set media = ${id} where batch = ${batch} and file = ${file}`.execute(tx);
	return id;
}
