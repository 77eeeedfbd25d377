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

/** True in SQL when the person of a session has a second factor that the session has never shown: until it does, nobody is signed in by it. */
export const waitsForFactor = (sessionId: string, person: string) => sql<boolean>`(
	not exists (select from identity.step_up where session_id = ${sql.ref(sessionId)})
	and (exists (select from identity."twoFactor" where "userId" = ${sql.ref(person)} and "verified")
		or exists (select from identity."passkey" where "userId" = ${sql.ref(person)})))`;

const FRESH_MINUTES = 15;

/** Whether a session has proved who it is in the last quarter of an hour: by signing in, or by a second factor. What cannot be taken back asks for that. */
export async function isFresh(sessionId: string): Promise<boolean> {
	const { rows } = await sql`
		select from identity."session" s left join identity.step_up u on u.session_id = s."id"
		where s."id" = ${sessionId} and greatest(s."createdAt", u.at) > now() - make_interval(mins => ${FRESH_MINUTES})`.execute(
		db
	);
	return rows.length > 0;
}
