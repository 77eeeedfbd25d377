import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import type { Words } from '#kernel/words.ts';
import { type Difference, differences, type Manifest } from '../edition.ts';
import { type Fault, faultsOf } from '../faults.ts';
import { type TrailMove, trailAfter } from '../states.ts';
import { type Compiled, compile } from './compiling.ts';
import { copyOf } from './copies.ts';
import type { On, Trail } from './reading.ts';
import { lockSeat, requireSeen, type Seat, touch, type Working } from './seats.ts';

/** Today, where the hub is. */
export const todayHere = async (): Promise<string> => isoDate(new Date(), (await hub()).timeZone);

/** What there is to know before a trail is approved: all that is wrong at once, and what becomes another thing. */
export async function readiness(
	trail: Trail,
	on: On = db
): Promise<{ faults: Fault[]; changes: Difference[] | null; compiled: Compiled }> {
	const [copy, { locales }, today] = [await copyOf(trail, on), await hub(), await todayHere()];
	const compiled = await compile(trail, copy, locales);
	const before = trail.edition ? (await editionById(trail.edition, on)).manifest : null;
	const changes = before && differences(before, compiled.manifest);
	return { faults: faultsOf(copy, locales, today), changes, compiled };
}

/** Asks whoever answers for it, or the hub's team, to approve it. @throws 404, city_not_now */
export async function askApproval(tx: Tx, id: string, working: Working): Promise<void> {
	const { trail } = await lockSeat(tx, id, working);
	await lead(tx, trail, 'ask');
	await sql`update city.trail set asked_by = ${working.viewer.id}, word = '' where id = ${id}`.execute(tx);
	await record(tx, { ...working.by, verb: 'city.asked', ...named(trail), detail: { fictional: trail.fictional } });
}

/** Gives it back to its team, with a word. @throws 404, city_not_now */
export async function returnTrail(tx: Tx, id: string, word: string, working: Working): Promise<void> {
	const { trail } = await approving(tx, id, working);
	await lead(tx, trail, 'return');
	await sql`update city.trail set word = ${word} where id = ${id}`.execute(tx);
	await record(tx, { ...working.by, verb: 'city.returned', ...named(trail), detail: { fictional: trail.fictional } });
}

type Approving = Working & Readonly<{ /** The version that the page has shown. */ seen: number; word?: string }>;

/** Makes an edition of what its team has written; from now on everybody reads that. @returns its number. Throws 404, city_changed_meanwhile, city_faults, city_nothing_new */
export async function approve(tx: Tx, id: string, { seen, word = '', ...working }: Approving): Promise<number> {
	const { trail } = await approving(tx, id, working);
	requireSeen(trail, seen);
	const { faults, compiled } = await readiness(trail, tx);
	if (faults.length) throw refused('city_faults', { count: faults.length }, 422);
	if (trail.edition && (await editionById(trail.edition, tx)).hash === compiled.hash)
		throw refused('city_nothing_new', {}, 422);
	for (const { content } of compiled.parts.values()) await keepFile(tx, content, 'application/json');
	const files = [...filesIn(compiled.manifest)];
	return publish(tx, trail, { ...compiled, files, word, again: null, move: 'approve' }, working);
}

/** Makes an edition that is the same as an older one; what the team works on stays as it is. @returns its number. Throws 404, city_changed_meanwhile, city_nothing_new */
export async function goBack(tx: Tx, id: string, number: number, { seen, ...working }: Approving): Promise<number> {
	const { trail } = await approving(tx, id, working);
	requireSeen(trail, seen);
	const older = (await editionsOf(id, tx)).find((one) => one.number === number);
	if (!older) throw missing();
	if (older.number === trail.served) throw refused('city_nothing_new', {}, 422);
	const { manifest, hash, body } = await editionById(older.id, tx);
	return publish(
		tx,
		trail,
		{ manifest, hash, body, files: [...filesIn(manifest)], word: '', again: number, move: 'back' },
		working
	);
}

/** Takes a trail from the public; its editions stay. @throws 404, city_not_now */
export async function withdrawTrail(tx: Tx, id: string, working: Working): Promise<void> {
	const { trail } = await approving(tx, id, working);
	await withdrawn(tx, trail, working.by);
}

/** The same, for whoever was let in by another door. */
export async function withdrawn(tx: Tx, trail: Trail, by: Working['by']): Promise<void> {
	const before = trail.edition && (await editionById(trail.edition, tx)).manifest;
	await lead(tx, trail, 'withdraw');
	await sql`update city.trail set edition = null where id = ${trail.id}`.execute(tx);
	if (before) await record(tx, { ...by, verb: 'city.withdrawn', ...named(trail), detail: about(before) });
}

type NewEdition = Readonly<{
	manifest: Manifest;
	hash: string;
	body: Words;
	files: readonly (readonly [hash: string, until: string | null])[];
	word: string;
	again: number | null;
	move: 'approve' | 'back';
}>;

async function publish(tx: Tx, trail: Trail, made: NewEdition, working: Working): Promise<number> {
	const { manifest, hash, body, files, word, again, move } = made;
	const [id, number] = [newId(), trail.editions + 1];
	const { viewer, by } = working;
	await sql`insert into city.edition (id, trail, number, hash, manifest, title, summary, body, word, again, approved_by, approved_at)
		values (${id}, ${trail.id}, ${number}, ${hash}, ${JSON.stringify(manifest)}, ${JSON.stringify(manifest.title)}, ${JSON.stringify(manifest.summary)}, ${JSON.stringify(body)},
			${word}, ${again}, ${viewer.id}, ${by.at ?? new Date()})`.execute(tx);
	await sql`insert into city.edition_file (edition, file, until)
		select ${id}, file, nullif(until, '')::date from unnest(${files.map(([file]) => file)}::text[], ${files.map(([, until]) => until ?? '')}::text[]) f(file, until)`.execute(
		tx
	);
	await lead(tx, trail, move);
	await sql`update city.trail set edition = ${id}, word = '' where id = ${trail.id}`.execute(tx);
	await touch(tx, trail.id, working);
	await record(tx, {
		...by,
		verb: 'city.published',
		...named(trail),
		detail: { ...about(manifest), edition: number, again: again !== null }
	});
	return number;
}

/** All files that an edition needs, each with the last day on which it may be shown. */
function filesIn({ stops, media }: Manifest): Map<string, string | null> {
	const parts = stops.flatMap((stop) => Object.values(stop.parts).map(({ hash }) => [hash, null] as const));
	const shown = Object.entries(media).flatMap(([hash, { until, zoom, poster }]) =>
		[hash, zoom?.hash, poster?.hash].flatMap((file) => (file ? [[file, until] as const] : []))
	);
	return new Map([...parts, ...shown]);
}

async function approving(tx: Tx, id: string, working: Working): Promise<Seat> {
	const seat = await lockSeat(tx, id, working);
	if (!seat.approves) throw missing();
	return seat;
}

/** @throws city_not_now */
async function lead(tx: Tx, { id, state, editions, served }: Trail, move: TrailMove): Promise<void> {
	const next = trailAfter({ state, editions, served }, move);
	if (!next) throw refused('city_not_now', {}, 422);
	await sql`update city.trail set state = ${next.state} where id = ${id}`.execute(tx);
}

const named = ({ id, organization }: Trail) => ({
	object: ref('trail', id),
	target: ref('organization', organization)
});
const about = ({ stops, locales, fictional }: Manifest) => ({
	stops: stops.length,
	languages: locales.length,
	fictional
});

type Edition = Readonly<{
	id: string;
	number: number;
	hash: string;
	title: Words;
	word: string;
	/** Of which number it is the same again. */
	again: number | null;
	approvedBy: string | null;
	approvedAt: Date;
	stops: number;
}>;

/** The editions of a trail, the latest first; whoever calls has asked who reads. */
export async function editionsOf(trail: string, on: On = db): Promise<Edition[]> {
	const { rows } = await sql<Edition>`
		select e.id, e.number, e.hash, e.title, e.word, e.again, p.name as approved_by, e.approved_at, jsonb_array_length(e.manifest -> 'stops') as stops
		from city.edition e left join identity.person p on p.id = e.approved_by where e.trail = ${trail} order by e.number desc`.execute(
		on
	);
	return rows;
}

/** One, with what it is made of. @throws 404 */
export async function editionById(
	id: string,
	on: On = db
): Promise<{ id: string; number: number; hash: string; manifest: Manifest; body: Words; approvedAt: Date }> {
	const { rows } = await sql<{
		id: string;
		number: number;
		hash: string;
		manifest: Manifest;
		body: Words;
		approvedAt: Date;
	}>`
		select id, number, hash, manifest, body, approved_at from city.edition where id = ${id}`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}
