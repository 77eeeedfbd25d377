import { sql } from 'kysely';
import { readTable } from '#exchange/server';
import { Refusal, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { fetchFile, OutsideTrouble } from '#kernel/server/outside-file.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { hashOf } from '#kernel/server/storage.ts';
import type { NewPlace } from '#network';
import { addPlace, placeById, updatePlace } from '#network/server';
import { losesMost, type TownSaid, type TownStep, townSteps } from '../../town.ts';
import { type parseTown, townTable } from './parsing.ts';
import { knownOf, type TownSource, townSource } from './sources.ts';

const bounds = { bytes: 10_000_000, milliseconds: 20_000 };
/** So many places a transaction: nobody waits long for one. */
const PORTION = 50;
const by: By = { actor: null, source: 'job' };

const parsed = atPress<typeof parseTown>('src/city/server/town/parsing.ts', 'parseTown', { kept: false });

const sentences: Readonly<Record<OutsideTrouble['why'], string>> = {
	closed: 'city_town_inside',
	unreachable: 'city_town_unreachable',
	status: 'city_town_status',
	redirects: 'city_town_unreachable',
	big: 'city_town_big',
	slow: 'city_town_unreachable'
};

/** Reads every address whose time has come. */
export async function readTowns(now: Date = new Date()): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from city.town_source where paused_at is null
			and (asked_at is null or asked_at + make_interval(hours => every_hours) <= ${now}) order by asked_at nulls first`.execute(
		db
	);
	for (const { id } of rows) await readTown(id, { now });
}

/**
 * Reads one, and makes its places here what it says. What goes wrong is kept with it, and nothing here changes then.
 * @param how `believe`: somebody has seen that most of its places are gone, and says that it is right.
 * @throws 404; nothing else that its answer can cause
 */
export async function readTown(
	id: string,
	{ now = new Date(), believe = false }: Readonly<{ now?: Date; believe?: boolean }> = {}
): Promise<void> {
	const source = await townSource(id);
	try {
		const content = await fetched(source.url);
		const hash = hashOf(content);
		if (hash !== source.hash) await follow(source, await rowsIn(source, content), believe);
		await keep(id, { hash, problem: null, now, read: true });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		await keep(id, { hash: source.hash, problem: { code: error.code, params: error.params }, now, read: false });
	}
}

type Kept = Readonly<{ hash: string | null; problem: object | null; now: Date; read: boolean }>;

const keep = (id: string, { hash, problem, now, read }: Kept) =>
	transaction((tx) =>
		sql`update city.town_source set asked_at = ${now}, hash = ${hash}, problem = ${problem && JSON.stringify(problem)},
			read_at = case when ${read} then ${now} else read_at end where id = ${id}`.execute(tx)
	);

async function fetched(url: string): Promise<Buffer> {
	const headers = {
		accept: 'application/geo+json, application/json;q=0.9, text/csv;q=0.8',
		'user-agent': 'CreativeValley (open data)'
	};
	try {
		return (await fetchFile(new URL(url), { ...bounds, headers })).content;
	} catch (error) {
		if (!(error instanceof OutsideTrouble)) throw error;
		throw refused(sentences[error.why], error.params, 422);
	}
}

/** GeoJSON begins with a brace, a table does not. */
async function rowsIn({ columns }: TownSource, content: Buffer) {
	const text = content.toString('utf8').replace(/^\uFEFF/, '');
	if (text.trimStart().startsWith('{')) return (await parsed(text, columns)).rows;
	const [sheet] = await readTable(content);
	return townTable(sheet ?? [], columns).rows;
}

async function follow(source: TownSource, rows: Parameters<typeof townSteps>[1], believe: boolean): Promise<void> {
	const known = await knownOf(source.id, db);
	const steps = townSteps(known, rows);
	if (!believe && losesMost(known, steps)) throw refused('city_town_lost', {}, 422);
	const places = new Map(known.map(({ external, place }) => [external, place]));
	for (let at = 0; at < steps.length; at += PORTION)
		await transaction(async (tx) => {
			// a job and somebody of the team may read it at once
			await sql`select from city.town_source where id = ${source.id} for update`.execute(tx);
			for (const step of steps.slice(at, at + PORTION)) await take(tx, source.id, step, places.get(step.external));
		});
}

async function take(tx: Tx, source: string, its: TownStep, place: string | undefined): Promise<void> {
	const { external } = its;
	if (its.step === 'add') {
		const { rows } = await sql`select from city.town_place where source = ${source} and external = ${external}`.execute(
			tx
		);
		if (rows.length) return;
		const id = await addPlace(tx, { kind: 'town', organization: null, ...its.said }, by);
		await sql`insert into city.town_place (source, external, place, said) values (${source}, ${external}, ${id}, ${JSON.stringify(its.said)})`.execute(
			tx
		);
		return;
	}
	if (!place) return;
	if (its.step !== 'gone') await change(tx, source, external, place, its.said);
	if (its.step === 'change') return;
	const gone = its.step === 'gone';
	await sql`update city.town_place set gone_at = ${gone ? new Date() : null} where source = ${source} and external = ${external}`.execute(
		tx
	);
	const verb = gone ? 'city.town_place_gone' : 'city.town_place_back';
	await record(tx, { ...by, verb, object: ref('place', place), detail: {} });
}

/** Writes what the town says anew; what somebody here has changed since stays as she wrote it. */
async function change(tx: Tx, source: string, external: string, id: string, said: TownSaid): Promise<void> {
	const { rows } = await sql<{ said: TownSaid }>`
		select said from city.town_place where source = ${source} and external = ${external} for update`.execute(tx);
	const [before, now] = [rows[0]?.said, await placeById(id, tx)];
	const own = before && now.name === before.name && now.address === before.address && now.lat === before.lat;
	if (own && now.deletedAt === null) await updatePlace(tx, id, placeOf(now, said), by);
	await sql`update city.town_place set said = ${JSON.stringify(said)} where source = ${source} and external = ${external}`.execute(
		tx
	);
}

function placeOf(its: Awaited<ReturnType<typeof placeById>>, said: TownSaid): NewPlace {
	const { kind, organization, picture, fictional, postcode, locality, website, access, sentence, capacity } = its;
	return { kind, organization, picture, fictional, postcode, locality, website, access, sentence, capacity, ...said };
}
