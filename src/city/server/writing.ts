import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { isWord } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Locale } from '#kernel/words.ts';
import { placeBySlug } from '#network/server';
import { drawCode } from '../codes.ts';
import type { CopyLayer } from '../faults.ts';
import type { SignLanguage } from '../signed.ts';
import type { NewLayer, NewRiddle, NewStop, NewTrail } from '../trail.schema.ts';
import { layerSign } from './layer-sign.ts';
import { mediaOf } from './media.ts';
import { lockCopy, requireWriter, touch, type Working } from './seats.ts';

export const MOST_STOPS = 200;

type NewOne = Readonly<{ organization: string; id?: string; fictional?: boolean }>;

/** Writes a trail down as a draft. Sent twice, it is written once. @returns its id. Throws 404 for an organisation that she does not work for */
export async function writeTrail(
	tx: Tx,
	given: NewTrail,
	{ organization, id = newId(), fictional = false }: NewOne,
	viewer: Viewer
): Promise<string> {
	await requireWriter(viewer, organization, tx);
	const wanted = slugOf(given.title) || 'guide';
	const slug = await freeSlugIn('city.trail', isWord('/guide', wanted) ? `guide-${wanted}` : wanted, tx);
	await sql`insert into city.trail (id, organization, slug, title, summary, minutes, step_free, age_from, reuse, licence, fictional, changed_by)
		values (${id}, ${organization}, ${slug}, ${JSON.stringify(given.title)}, ${JSON.stringify(given.summary)}, ${given.minutes}, ${given.stepFree}, ${given.ageFrom},
			${given.reuse}, ${given.licence}, ${fictional}, ${viewer.id}) on conflict (id) do nothing`.execute(tx);
	return id;
}

/** Writes it anew; its address and whose it is stay, and so do the rights of one that was taken over. @throws 404, city_taken_unchanged */
export async function changeTrail(tx: Tx, id: string, given: NewTrail, working: Working): Promise<void> {
	await lockCopy(tx, id, working);
	await sql`update city.trail set title = ${JSON.stringify(given.title)}, summary = ${JSON.stringify(given.summary)}, minutes = ${given.minutes},
		step_free = ${given.stepFree}, age_from = ${given.ageFrom},
		reuse = case when origin is null then ${given.reuse} else reuse end, licence = case when origin is null then ${given.licence} else licence end where id = ${id}`.execute(
		tx
	);
	await touch(tx, id, working);
}

/** `position`: where, if not at the end. */
type NewAt = Readonly<{ id?: string; position?: number }>;

/** Adds a stop at the end, with a code of its own. Sent twice, it is there once. @returns its id. Throws 404, city_stops_many */
export async function addStop(tx: Tx, trail: string, given: NewStop, working: Working & NewAt): Promise<string> {
	const { trail: its } = await lockCopy(tx, trail, working);
	const { id = newId(), position = null } = working;
	if (its.stops >= MOST_STOPS) throw refused('city_stops_many', { most: MOST_STOPS }, 422);
	const { place, lat, lon, spot, picture } = await checkedStop(tx, its.organization, given);
	const code = await freeCode(tx);
	await sql`insert into city.stop (id, trail, position, code, place, lat, lon, spot, picture)
		values (${id}, ${trail}, coalesce(${position}::int, (select coalesce(max(position), 0) + 1 from city.stop where trail = ${trail})), ${code}, ${place}, ${lat}, ${lon}, ${spot}, ${picture})
		on conflict (id) do nothing`.execute(tx);
	await touch(tx, trail, working);
	return id;
}

/** Writes down where a stop is. @throws 404 */
export async function changeStop(tx: Tx, trail: string, stop: string, given: NewStop, working: Working): Promise<void> {
	const { trail: its } = await lockCopy(tx, trail, working);
	const { place, lat, lon, spot, picture } = await checkedStop(tx, its.organization, given);
	await sql`update city.stop set place = ${place}, lat = ${lat}, lon = ${lon}, spot = ${spot}, picture = ${picture} where id = ${await stopIn(tx, trail, stop)}`.execute(
		tx
	);
	await touch(tx, trail, working);
}

/** Lets visitors leave something at a stop, or no more; what they left stays. @throws 404 */
export async function openToVoices(
	tx: Tx,
	trail: string,
	stop: string,
	open: boolean,
	working: Working
): Promise<void> {
	await lockCopy(tx, trail, working);
	await sql`update city.stop set voices = ${open} where id = ${await stopIn(tx, trail, stop)}`.execute(tx);
	await touch(tx, trail, working);
}

/** Puts a stop one place further up or down; the first and the last stay where they are. @throws 404 */
export async function moveStop(tx: Tx, trail: string, stop: string, by: -1 | 1, working: Working): Promise<void> {
	await lockCopy(tx, trail, working);
	const id = await stopIn(tx, trail, stop);
	await sql`with its as (select position from city.stop where id = ${id}),
			other as (select id, position from city.stop where trail = ${trail}
				and ${by < 0 ? sql`position < (select position from its)` : sql`position > (select position from its)`}
				order by position ${by < 0 ? sql`desc` : sql`asc`} limit 1)
		update city.stop s set position = case when s.id = ${id} then (select position from other) else (select position from its) end
		where exists (select from other) and s.id in (${id}, (select id from other))`.execute(tx);
	await touch(tx, trail, working);
}

/** Takes a stop out, with all that was written for it; its code leads nowhere any more once that is published. @throws 404 */
export async function removeStop(tx: Tx, trail: string, stop: string, working: Working): Promise<void> {
	await lockCopy(tx, trail, working);
	await sql`delete from city.stop where id = ${await stopIn(tx, trail, stop)}`.execute(tx);
	await touch(tx, trail, working);
}

/** `seen`: the sign of the text that its page has shown (`layerSign`); without it, nobody has looked at one. */
type Seeing = Working & Readonly<{ seen?: string }>;

/** Writes what a stop says in one language to those whom it is for; empty, it is taken out. @throws 404, and city_text_meanwhile where somebody has saved another text since it was shown */
export async function writeLayer(
	tx: Tx,
	trail: string,
	stop: string,
	given: NewLayer,
	{ seen, ...working }: Seeing
): Promise<void> {
	const { trail: its } = await lockCopy(tx, trail, working);
	const id = await stopIn(tx, trail, stop);
	const { locale, audience, title, body, sound, transcript, author, source, film, signedIn } = given;
	if (sound && (await mediaOf(its.organization, sound, tx)).kind !== 'sound') throw missing();
	if (film && (await mediaOf(its.organization, film, tx)).kind !== 'film') throw missing();
	if (seen !== undefined) await requireShown(tx, id, given, seen);
	const said = title || body || sound || transcript || film;
	await (said
		? sql`insert into city.layer (stop, locale, audience, title, body, sound, transcript, author, source, film, signed_in, changed_by)
			values (${id}, ${locale}, ${audience}, ${title}, ${body}, ${sound}, ${transcript}, ${author}, ${source}, ${film}, ${signedIn}, ${working.viewer.id})
			on conflict (stop, locale, audience) do update set title = excluded.title, body = excluded.body, sound = excluded.sound, transcript = excluded.transcript,
				author = excluded.author, source = excluded.source, film = excluded.film, signed_in = excluded.signed_in, changed_by = excluded.changed_by, changed_at = now()`
		: sql`delete from city.layer where stop = ${id} and locale = ${locale} and audience = ${audience}`
	).execute(tx);
	await touch(tx, trail, working);
}

/** Puts a film into what a stop says to those who read signs, and leaves the rest of it as it is. @throws 404 */
export async function putFilm(
	tx: Tx,
	trail: string,
	stop: string,
	{ locale, film, signedIn }: Readonly<{ locale: Locale; film: string; signedIn: SignLanguage }>,
	working: Working
): Promise<void> {
	const { trail: its } = await lockCopy(tx, trail, working);
	if ((await mediaOf(its.organization, film, tx)).kind !== 'film') throw missing();
	await sql`insert into city.layer (stop, locale, audience, film, signed_in, changed_by)
		values (${await stopIn(tx, trail, stop)}, ${locale}, 'signed', ${film}, ${signedIn}, ${working.viewer.id})
		on conflict (stop, locale, audience) do update set film = excluded.film, signed_in = excluded.signed_in,
			changed_by = excluded.changed_by, changed_at = now()`.execute(tx);
	await touch(tx, trail, working);
}

/** Sees to it that a text is written over what its page has shown; the same text again is no other. @throws city_text_meanwhile, with the name of who saved it */
async function requireShown(tx: Tx, stop: string, given: NewLayer, seen: string): Promise<void> {
	const { rows } = await sql<CopyLayer & { name: string | null }>`
		select l.*, p.name from city.layer l left join identity.person p on p.id = l.changed_by
		where l.stop = ${stop} and l.locale = ${given.locale} and l.audience = ${given.audience}`.execute(tx);
	const now = layerSign(rows[0] ?? null);
	if (now !== seen && now !== layerSign(given))
		throw refused('city_text_meanwhile', { name: rows[0]?.name ?? '–' }, 409);
}

/** Writes the riddle of a stop in one language; empty, it is taken out. @throws 404 */
export async function writeRiddle(
	tx: Tx,
	trail: string,
	stop: string,
	given: NewRiddle,
	working: Working
): Promise<void> {
	await lockCopy(tx, trail, working);
	const id = await stopIn(tx, trail, stop);
	const { locale, question, answers, hint } = given;
	await (question || answers.length || hint
		? sql`insert into city.riddle (stop, locale, question, answers, hint) values (${id}, ${locale}, ${question}, ${[...answers]}::text[], ${hint})
			on conflict (stop, locale) do update set question = excluded.question, answers = excluded.answers, hint = excluded.hint`
		: sql`delete from city.riddle where stop = ${id} and locale = ${locale}`
	).execute(tx);
	await touch(tx, trail, working);
}

/** A stop of a trail. @throws 404 for one of another */
export async function stopIn(tx: Tx, trail: string, stop: string): Promise<string> {
	const { rows } = await sql<{
		id: string;
	}>`select id from city.stop where trail = ${trail} and id::text = ${stop}`.execute(tx);
	if (!rows[0]) throw missing();
	return rows[0].id;
}

async function checkedStop(tx: Tx, organization: string, { place, lat, lon, spot, picture }: NewStop) {
	if (picture && (await mediaOf(organization, picture, tx)).kind !== 'picture') throw missing();
	return { lat, lon, picture, spot: spot && JSON.stringify(spot), place: place && (await placeBySlug(place, tx)).id };
}

/** A code that no stop has, nor had in what was published: a sheet may still hang there. */
export async function freeCode(tx: Tx): Promise<string> {
	for (let tries = 0; tries < 50; tries++) {
		const code = drawCode((below) => randomInt(below));
		const { rows } = await sql`select from city.stop where code = ${code}
			union all select from city.edition where manifest @> ${JSON.stringify({ stops: [{ code }] })}::jsonb`.execute(tx);
		if (!rows.length) return code;
	}
	throw refused('city_codes_out', {}, 503);
}
