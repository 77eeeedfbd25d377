import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { all, asEndpoint, type Endpoint } from './endpoints.ts';
import { announcementsNow } from './gathering.ts';
import { standsInNow } from './owner.ts';
import { putDownWithdrawn } from './told.ts';

/** So many are looked at in one go, those first that were not for the longest time. */
const MOST = 1000;

type Told = Readonly<{ endpoint: string; object: string; objectKind: string; kind: string }>;

/**
 * Looks whether what was told is still there for whom it was told: no fact of its own says when its organisation goes. Who may not have programs hear
 * any more hears nothing, and of what the team has put off nothing is told.
 */
export async function lookAtTold(now = new Date()): Promise<void> {
	const { rows } = await sql<Told>`
		update programs.told t set looked_at = ${now} from (
			select endpoint, object from programs.told where looked_at < ${now} order by looked_at limit ${MOST}) due
		where t.endpoint = due.endpoint and t.object = due.object returning t.endpoint, t.object, t.object_kind, t.kind`.execute(
		db
	);
	if (!rows.length) return;
	const toldOf = Map.groupBy(rows, ({ endpoint }) => endpoint);
	for (const endpoint of (await all(db).execute()).map(asEndpoint)) {
		const told = toldOf.get(endpoint.id)?.filter(({ kind }) => endpoint.kinds.includes(kind)) ?? [];
		const reader = told.length && endpoint.pausedWhy !== 'gone' ? await standsInNow(endpoint) : null;
		if (reader) await lookFor(endpoint, reader, told, now);
	}
}

async function lookFor({ id }: Endpoint, reader: Viewer, told: readonly Told[], now: Date): Promise<void> {
	const announcements = await announcementsNow();
	for (const { object, objectKind, kind } of told) {
		const announcement = announcements.find((one) => one.kind === kind);
		const its = { kind: objectKind, id: object };
		if (announcement && !(await announcement.where(its, reader, db))) await withdraw(id, its, now);
	}
}

/** After all that was gathered: what is gathered later is of later positions. */
const withdraw = (endpoint: string, object: Ref, at: Date): Promise<void> =>
	transaction(async (tx) => {
		const { rows } = await sql<{ position: number }>`
			select position from kernel.cursor where reader = 'programs.gather'`.execute(tx);
		await putDownWithdrawn(tx, endpoint, object, { position: rows[0]?.position ?? 1, at, recordedAt: at });
	});
