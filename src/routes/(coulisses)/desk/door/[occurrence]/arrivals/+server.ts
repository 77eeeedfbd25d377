import { requireDoor, rowsFor } from '#agenda/desk/door/door.server.ts';
import { arrivalsOf } from '#agenda/server';
import type { RequestHandler } from './$types';

/** A change is committed a moment after its time: what is asked since then comes again for as long. */
const OVERLAP_MS = 10_000;

/** What changed on the list since the moment that the last answer gave. */
export const GET: RequestHandler = async (event) => {
	const door = await requireDoor(event);
	const asked = new Date(event.url.searchParams.get('since') ?? '');
	const since = Number.isNaN(asked.getTime()) ? null : asked;
	const now = new Date(Date.now() - OVERLAP_MS);
	const rows = await arrivalsOf(door.occurrence.id, { since });
	return Response.json({ rows: rowsFor(door, rows), now: now.toISOString() });
};
