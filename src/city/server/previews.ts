import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keyFor } from '#kernel/server/secret.ts';
import { type Compiled, compile } from './compiling.ts';
import { copyOf } from './copies.ts';
import { type Trail, trailById } from './reading.ts';
import { fileResponse } from './serving.ts';
import { tileAnswer } from './tiles/tiles.ts';

const LASTS_MS = 24 * 3_600_000;

/** The secret of a link by which a phone reads what is not published yet, for a day. Nothing of it is kept. */
export function previewToken(trail: string, now = Date.now()): string {
	const until = now + LASTS_MS;
	return `${trail}.${until}.${macOf(trail, until)}`;
}

/** The trail of such a link, as its team has written it by now. @throws 404 for a link that is not ours, or has ended */
export async function previewed(token: string): Promise<{ trail: Trail; compiled: Compiled }> {
	const trail = await trailById(trailIn(token));
	return { trail, compiled: await compile(trail, await copyOf(trail, db), (await hub()).locales) };
}

/** A file of what such a link shows. @throws 404 */
export async function previewFile(token: string, hash: string, headers: Headers): Promise<Response> {
	await requirePreviewed(token, hash);
	return fileResponse(hash, headers, UNKEPT);
}

/** A tile of a picture of what such a link shows. @throws 404 */
export async function previewTile(token: string, hash: string, asked: string): Promise<Response> {
	await requirePreviewed(token, hash);
	return tileAnswer(hash, asked, UNKEPT);
}

const UNKEPT = 'private, no-store';

async function requirePreviewed(token: string, hash: string): Promise<void> {
	const { rows } = await sql`
		select from city.media m where ${hash} in (m.file, m.tiles, m.poster) and (
			exists (select from city.stop s where s.trail = ${trailIn(token)} and s.picture = m.id)
			or exists (select from city.layer l join city.stop s on s.id = l.stop where s.trail = ${trailIn(token)} and m.id in (l.sound, l.film))) limit 1`.execute(
		db
	);
	if (!rows.length) throw missing();
}

/** @throws 404 for a link that is not ours, or has ended */
function trailIn(token: string): string {
	const [id = '', said = '', mac = ''] = token.split('.');
	const until = Number(said);
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(id, until))];
	if (!isId(id) || given.length !== ours.length || !timingSafeEqual(given, ours) || !(until > Date.now()))
		throw missing();
	return id;
}

const macOf = (id: string, until: number): string =>
	createHmac('sha256', keyFor('city preview')).update(`${id}.${until}`).digest('base64url');
