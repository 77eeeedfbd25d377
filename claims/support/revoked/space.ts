import { sql } from 'kysely';
import { db, transaction } from '#kernel/server/db.ts';
import { allDay } from '#spaces';
import { addSpace } from '#spaces/server';
import { by, settleIn } from '../hub.ts';

let made: Promise<string> | undefined;

/** A room with a door, made once. */
export const spaceFor = (): Promise<string> => (made ??= make());

async function make(): Promise<string> {
	await settleIn();
	const { rows } = await sql<{ slug: string }>`select slug from network.place where deleted_at is null limit 1`.execute(
		db
	);
	const name = { source: 'fr', fr: 'Salle aux clés' } as const;
	return transaction((tx) =>
		addSpace(tx, { place: rows[0]?.slug ?? '', kind: 'room', name, hours: allDay, fictional: true }, by)
	);
}
