import { sql } from 'kysely';
import type { Fact, Ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { WITHDRAWN } from '#kernel/server/announcement.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Delivery } from './deliveries.ts';

/** Keeps that an endpoint is told of something: from the moment before it is sent, since nobody knows what of an answer that was lost. */
export const keepTold = async ({ endpoint, object, objectKind, kind }: Delivery): Promise<void> => {
	// it may have been closed meanwhile
	await sql`insert into programs.told (endpoint, object, object_kind, kind)
		select id, ${object}, ${objectKind}, ${kind} from programs.endpoint where id = ${endpoint} on conflict do nothing`.execute(
		db
	);
};

export const forgetTold = async ({ endpoint, object }: Delivery): Promise<void> => {
	await sql`delete from programs.told where endpoint = ${endpoint} and object = ${object}`.execute(db);
};

type When = Pick<Fact, 'position' | 'at' | 'recordedAt'>;

/** Puts down that something is not there any more for an endpoint, once, if it was told of it; it follows what has happened to it until then. */
export async function putDownWithdrawn(tx: Tx, endpoint: string, object: Ref, when: When): Promise<void> {
	const { position, at, recordedAt } = when;
	await sql`with gone as (
			delete from programs.told where endpoint = ${endpoint} and object = ${object.id} returning object_kind, kind)
		insert into programs.delivery (id, endpoint, position, kind, verb, object_kind, object, path, happened_at, next_at, made_at)
			select ${newId()}, ${endpoint}, ${position}, kind, ${WITHDRAWN}, object_kind, ${object.id}, '', ${at}, ${recordedAt}, ${recordedAt} from gone`.execute(
		tx
	);
}
