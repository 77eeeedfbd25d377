import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import type { CopyLayer, CopyRiddle } from '../../faults.ts';
import { NewLayer, type NewStop } from '../../trail.schema.ts';
import type { On } from '../reading.ts';
import type { Working } from '../seats.ts';
import { changeStop, writeLayer } from '../writing.ts';

/** A stop as it is written, without its place in the order: what an import leaves, and what taking it back writes again. */
export type StopWritten = NewStop &
	Readonly<{ trail: string; layers: readonly CopyLayer[]; riddles: readonly CopyRiddle[] }>;

/** Some stops as they are written, by id; nothing for those that are gone. */
export async function stopsWritten(ids: readonly string[], on: On): Promise<Map<string, StopWritten>> {
	const { rows } = await sql<StopWritten & { id: string }>`
		select s.id, s.trail, p.slug as place, s.lat, s.lon, s.spot, s.picture,
			coalesce((select jsonb_agg(to_jsonb(l) - 'stop' - 'changed_by' - 'changed_at' - 'signed_in' || jsonb_build_object('signedIn', l.signed_in) order by l.locale, l.audience) from city.layer l where l.stop = s.id), '[]') as layers,
			coalesce((select jsonb_agg(to_jsonb(r) - 'stop' order by r.locale) from city.riddle r where r.stop = s.id), '[]') as riddles
		from city.stop s left join network.place p on p.id = s.place where s.id = any(${[...ids]}::uuid[])`.execute(on);
	return new Map(rows.map(({ id, ...stop }) => [id, stop]));
}

/** Writes a stop again as it was; what it says in languages that it did not have then is taken out. */
export async function writeAgain(tx: Tx, id: string, before: StopWritten, working: Working): Promise<void> {
	const { trail, layers, riddles: _, ...where } = before;
	const now = (await stopsWritten([id], tx)).get(id);
	await changeStop(tx, trail, id, where, working);
	const gone = (now?.layers ?? []).filter(
		(one) => !layers.some(({ locale, audience }) => locale === one.locale && audience === one.audience)
	);
	const empty = {
		title: '',
		body: '',
		sound: null,
		transcript: '',
		author: '',
		source: null,
		film: null,
		signedIn: null
	};
	for (const { locale, audience } of gone) await writeLayer(tx, trail, id, { locale, audience, ...empty }, working);
	for (const layer of layers) await writeLayer(tx, trail, id, NewLayer.parse(layer), working);
}

/** Whether visitors have read a stop in an edition that is newer than so many. */
export async function isPublishedSince(tx: Tx, stop: string, trail: string, editions: number): Promise<boolean> {
	const { rows } = await sql`select from city.edition where trail = ${trail} and number > ${editions}
		and manifest @> ${JSON.stringify({ stops: [{ id: stop }] })}::jsonb limit 1`.execute(tx);
	return rows.length > 0;
}
