import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Content, ParcelStop } from '../../parcel.schema.ts';
import type { Trail } from '../reading.ts';
import { freeCode } from '../writing.ts';
import { contentNow } from './making.ts';

/** Writes a content over what stands in a trail, under its lock. Stops keep their codes, and those that come back theirs. @param codes of stops by what they were born as. @param media the ids of files here by what they were born as */
export async function writeContent(
	tx: Tx,
	trail: Trail,
	content: Content,
	{ codes = {}, media }: Readonly<{ codes?: Readonly<Record<string, string>>; media: ReadonlyMap<string, string> }>
): Promise<void> {
	const now = new Map((await contentNow(trail, tx)).stops.map((one) => [one.id, one]));
	const { title, summary, minutes, stepFree, ageFrom } = content.about;
	await sql`update city.trail set title = ${JSON.stringify(title)}, summary = ${JSON.stringify(summary)}, minutes = ${minutes}, step_free = ${stepFree}, age_from = ${ageFrom}
		where id = ${trail.id}`.execute(tx);
	const stays = content.stops.map(({ id }) => id);
	await sql`delete from city.stop where trail = ${trail.id} and coalesce(origin, id) <> all(${stays}::uuid[])`.execute(
		tx
	);
	for (const [index, stop] of content.stops.entries()) {
		const at = { trail: trail.id, position: index + 1, picture: (stop.picture && media.get(stop.picture)) ?? null };
		const known = now.get(stop.id);
		await (known ? placeAnew(tx, stop, known, at) : placeFirst(tx, stop, codes[stop.id] ?? (await freeCode(tx)), at));
	}
	await writeWords(tx, trail.id, content.stops, media);
}

type At = Readonly<{ trail: string; position: number; picture: string | null }>;

/** Where it is stays a place of the directory as long as nobody says anything else. */
async function placeAnew(tx: Tx, stop: ParcelStop, known: ParcelStop, { trail, position, picture }: At): Promise<void> {
	const where = ({ lat, lon, place }: ParcelStop) => ({ lat, lon, place });
	const moved = !same(where(stop), where(known));
	await sql`update city.stop set position = ${position}, picture = ${picture}, spot = ${stop.spot && JSON.stringify(stop.spot)}
		${moved ? sql`, place = null, place_said = ${stop.place}, lat = ${stop.lat}, lon = ${stop.lon}` : sql``}
		where trail = ${trail} and coalesce(origin, id) = ${stop.id}`.execute(tx);
}

async function placeFirst(tx: Tx, stop: ParcelStop, code: string, { trail, position, picture }: At): Promise<void> {
	const point = stop.lat === null || stop.lon === null ? { lat: null, lon: null } : { lat: stop.lat, lon: stop.lon };
	await sql`insert into city.stop (id, trail, position, code, place_said, lat, lon, spot, picture, origin)
		values (${newId()}, ${trail}, ${position}, ${code}, ${stop.place}, ${point.lat}, ${point.lon}, ${stop.spot && JSON.stringify(stop.spot)}, ${picture}, ${stop.id})`.execute(
		tx
	);
}

async function writeWords(
	tx: Tx,
	trail: string,
	stops: readonly ParcelStop[],
	media: ReadonlyMap<string, string>
): Promise<void> {
	const ofTrail = sql`(select id from city.stop where trail = ${trail})`;
	await sql`delete from city.layer where stop in ${ofTrail}`.execute(tx);
	await sql`delete from city.riddle where stop in ${ofTrail}`.execute(tx);
	const layers = stops.flatMap(({ id, layers }) =>
		layers.map(({ sound, film, ...layer }) => ({
			...{ born: id, ...layer, sound: (sound && media.get(sound)) ?? null },
			...{ film: (film && media.get(film.file)) ?? null, signedIn: film?.signedIn ?? null }
		}))
	);
	await sql`insert into city.layer (stop, locale, audience, title, body, sound, transcript, author, source, film, signed_in)
		select s.id, l.locale, l.audience, l.title, l.body, l.sound, l.transcript, l.author, l.source, l.film, l."signedIn"
		from jsonb_to_recordset(${JSON.stringify(layers)}::jsonb) l(born uuid, locale text, audience text, title text, body text, sound uuid, transcript text, author text, source text, film uuid, "signedIn" text)
		join city.stop s on s.trail = ${trail} and coalesce(s.origin, s.id) = l.born`.execute(tx);
	const riddles = stops.flatMap(({ id, riddles }) => riddles.map((riddle) => ({ born: id, ...riddle })));
	await sql`insert into city.riddle (stop, locale, question, answers, hint)
		select s.id, r.locale, r.question, array(select jsonb_array_elements_text(r.answers)), r.hint
		from jsonb_to_recordset(${JSON.stringify(riddles)}::jsonb) r(born uuid, locale text, question text, answers jsonb, hint text)
		join city.stop s on s.trail = ${trail} and coalesce(s.origin, s.id) = r.born`.execute(tx);
}
