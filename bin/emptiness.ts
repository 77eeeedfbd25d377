import { sql } from 'kysely';
import { connect, db, disconnect } from '#kernel/server/db.ts';
import { demo, forgetHub } from '#kernel/server/hub.ts';
import type { OpenGround } from './ground.ts';

/** Whether a hub has nothing yet, or only what a load of the demonstration that was cut off has left. */
export async function wantsDemo({ connection }: OpenGround): Promise<boolean> {
	connect(connection);
	try {
		return (await isCutOff()) || (await isEmpty());
	} finally {
		// another program may be loading it: what was true now is not remembered
		forgetHub();
		await disconnect();
	}
}

export async function isCutOff(): Promise<boolean> {
	const { on, whole } = await demo();
	return on && !whole;
}

export async function isEmpty(): Promise<boolean> {
	const { rows } = await sql<{ any: boolean }>`
		select exists (select 1 from kernel.setting where key <> 'files') or exists (select 1 from kernel.activity) or exists (select 1 from identity.person)
			or exists (select 1 from identity.invitation) as any`.execute(db);
	return rows[0]?.any === false;
}
