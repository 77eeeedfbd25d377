import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { can } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hashOf } from '#kernel/server/storage.ts';
import { guideActs } from '../acts.ts';
import { drawCode } from '../codes.ts';
import type { NewVoice } from '../voice.schema.ts';
import { plainCode, type Voice } from '../voice.ts';
import { type On, trailById } from './reading.ts';
import { lockSeat, type Working } from './seats.ts';
import { type Served, servedBySlug } from './serving.ts';

const MOST_WAITING = 300;
const SHOWN = 24;
/** What nobody has read for so long is read by nobody. */
const WAITS_DAYS = 60;

/** A stop where visitors may leave something today. @throws 404 */
export async function stopWithVoices(slug: string, code: string, on: On = db): Promise<Served & { stop: string }> {
	const served = await servedBySlug(slug, on);
	const stop = served.manifest.stops.find((one) => one.code === code && one.voices);
	if (!stop) throw missing();
	return { ...served, stop: stop.id };
}

/** Keeps what a visitor leaves, for the trail's team to read first. @returns the code by which she takes it back, told to nobody else. Throws 404, city_voices_many */
export async function leaveVoice(
	tx: Tx,
	{ slug, code }: Readonly<{ slug: string; code: string }>,
	{ words, strokes, locale }: NewVoice
): Promise<string> {
	const { id: trail, stop } = await stopWithVoices(slug, code, tx);
	const { rows } = await sql<{ waiting: number }>`
		select count(*)::int as waiting from city.voice where trail = ${trail} and state = 'waiting'`.execute(tx);
	if ((rows[0]?.waiting ?? 0) >= MOST_WAITING) throw refused('city_voices_many', {}, 503);
	const own = Array.from({ length: 3 }, () => drawCode((below) => randomInt(below))).join('-');
	await sql`insert into city.voice (id, trail, stop, words, strokes, locale, code)
		values (${newId()}, ${trail}, ${stop}, ${words}, ${strokes && JSON.stringify(strokes)}, ${locale}, ${signOf(own)})`.execute(
		tx
	);
	return own;
}

const signOf = (code: string): string => hashOf(Buffer.from(plainCode(code)));

/** Takes back what somebody left, by the code that she alone was given: nothing of it stays. @throws city_voice_code_unknown */
export async function withdrawVoice(tx: Tx, code: string): Promise<void> {
	const { rows } =
		await sql<Kept>`delete from city.voice where code = ${signOf(code)} returning id, trail, state`.execute(tx);
	const [its] = rows;
	if (!its) throw refused('city_voice_code_unknown', {}, 422);
	if (its.state === 'shown') await tell(tx, 'city.voice_removed', its.trail, { actor: null, source: 'web' });
}

type Kept = Readonly<{ id: string; trail: string; state: 'waiting' | 'shown' | 'hidden' }>;

/** What everybody sees at a stop, the latest first. */
export async function voicesAt(stop: string, on: On = db): Promise<Voice[]> {
	const { rows } = await sql<Voice>`
		select id, words, strokes, locale from city.voice where stop = ${stop} and state = 'shown' order by decided_at desc, id limit ${SHOWN}`.execute(
		on
	);
	return rows;
}

type Read = Voice & Kept & Readonly<{ stop: string; leftAt: Date }>;

/** What was left at a trail, what waits first; whoever calls has asked who reads. */
export async function voicesOf(trail: string, on: On = db): Promise<Read[]> {
	const { rows } = await sql<Read>`
		select id, trail, stop, words, strokes, locale, state, left_at from city.voice where trail = ${trail}
		order by state <> 'waiting', left_at desc, id limit 500`.execute(on);
	return rows;
}

/** Lets everybody see it. What was hidden after a report is shown again by the hub's team alone. @throws 404 */
export async function showVoice(tx: Tx, trail: string, id: string, working: Working): Promise<void> {
	await lockSeat(tx, trail, working);
	const its = await voiceIn(tx, trail, id);
	if (its.state === 'shown') return;
	if (its.state === 'hidden' && !can(working.viewer, guideActs.keep)) throw missing();
	await setState(tx, id, 'shown', working.viewer.id);
	await tell(tx, 'city.voice_shown', trail, working.by);
}

/** Removes it for good, read by nobody or shown. @returns its words. Throws 404 */
export async function removeVoice(tx: Tx, trail: string, id: string, working: Working): Promise<string> {
	await lockSeat(tx, trail, working);
	const { state, words } = await voiceIn(tx, trail, id);
	await sql`delete from city.voice where id = ${id}`.execute(tx);
	if (state === 'shown') await tell(tx, 'city.voice_removed', trail, working.by);
	return words;
}

/** Takes it from the public after a report. @throws 404 */
export async function hideVoice(tx: Tx, id: string, by: By): Promise<void> {
	const { trail, state } = await voiceById(id, tx);
	if (state !== 'shown') return;
	await setState(tx, id, 'hidden', by.actor?.id ?? null);
	await tell(tx, 'city.voice_removed', trail, by);
}

/** One by its id, with where it stands. @throws 404 */
export async function voiceById(id: string, on: On = db): Promise<Kept & Readonly<{ words: string; stop: string }>> {
	const { rows } = isId(id)
		? await sql<Kept & { words: string; stop: string }>`
			select id, trail, state, words, stop from city.voice where id = ${id}`.execute(on)
		: { rows: [] };
	if (!rows[0]) throw missing();
	return rows[0];
}

async function voiceIn(tx: Tx, trail: string, id: string) {
	const its = await voiceById(id, tx);
	if (its.trail !== trail) throw missing();
	return its;
}

const setState = (tx: Tx, id: string, state: 'shown' | 'hidden', person: string | null) =>
	sql`update city.voice set state = ${state}, decided_by = ${person}, decided_at = now() where id = ${id}`.execute(tx);

async function tell(tx: Tx, verb: 'city.voice_shown' | 'city.voice_removed', trail: string, by: By): Promise<void> {
	const { organization, fictional } = await trailById(trail, tx);
	const named = { object: ref('trail', trail), target: ref('organization', organization) };
	await record(tx, { ...by, verb, ...named, detail: { fictional } });
}

/** Forgets what has waited for too long. */
export const forgetVoices = (tx: Tx) =>
	sql`delete from city.voice where state = 'waiting' and left_at < now() - make_interval(days => ${WAITS_DAYS})`.execute(
		tx
	);
