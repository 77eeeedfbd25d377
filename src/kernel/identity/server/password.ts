import { sql } from 'kysely';
import { refused } from '../../errors.ts';
import { newId } from '../../id.ts';
import { db, transaction } from '../../server/db.ts';
import type { Viewer } from '../index.ts';
import { auth, PASSWORD_LENGTH } from './better-auth.ts';
import { signInAgain } from './caller.ts';
import { mayChangeFactors } from './second-factor.ts';
import { isFresh } from './step-up.ts';
import { trace } from './traces.ts';

/**
 * Gives the signed-in person a password, or another one, and ends her other sessions. The old one is not asked for: instead the
 * session must be fresh, so whoever forgot it follows a link to her mailbox first.
 * @throws 403 when the session is not fresh or lacks her second factor, 422 when the password is shorter than ten characters.
 */
export async function setPassword({ password }: Readonly<{ password: string }>, viewer: Viewer): Promise<void> {
	if (!(await isFresh(viewer.sessionId))) throw signInAgain();
	if (!(await mayChangeFactors(viewer))) throw refused('identity_second_factor_first', {}, 403);
	const { min, max } = PASSWORD_LENGTH;
	if (password.length < min || password.length > max) throw refused('identity_password_length', { min, max }, 422);
	const { password: kept } = await (await auth()).$context;
	const hash = await kept.hash(password);
	await transaction(async (tx) => {
		await sql`
			insert into identity."account" ("id", "accountId", "providerId", "userId", "password")
			values (${newId()}, ${viewer.id}, 'credential', ${viewer.id}, ${hash})
			on conflict ("userId", "providerId", "accountId") do update set "password" = excluded."password", "updatedAt" = now()`.execute(
			tx
		);
		await sql`delete from identity."session" where "userId" = ${viewer.id} and "id" <> ${viewer.sessionId}`.execute(tx);
		await trace(tx, { what: 'password_set', person: viewer.id, actor: viewer.id });
	});
}

/** Whether a person has a password. */
export async function hasPassword(person: string): Promise<boolean> {
	const { rows } =
		await sql`select from identity."account" where "userId" = ${person} and "providerId" = 'credential'`.execute(db);
	return rows.length > 0;
}
