import { sql } from 'kysely';
import { db } from '../../server/db.ts';
import { within } from './tables.ts';

/** How a session has shown a second factor; 'demo' is the bar « Je suis… », on the demonstration alone. */
export type StepUp = 'passkey' | 'totp' | 'demo';

const HOURS = 12;

/** Remembers that a session has shown a second factor. */
export async function markStepUp(sessionId: string, method: StepUp): Promise<void> {
	await within(db)
		.insertInto('identity.stepUp')
		.values({ sessionId, method })
		.onConflict((conflict) => conflict.column('sessionId').doUpdateSet({ method, at: new Date() }))
		.execute();
}

/** True in SQL when the session has shown a second factor in the last twelve hours: a session lasts a month, Coulisses do not stay open that long. */
export const steppedUp = (sessionId: string) => sql<boolean>`exists (
	select from identity.step_up where session_id = ${sql.ref(sessionId)} and at > now() - make_interval(hours => ${HOURS}))`;
