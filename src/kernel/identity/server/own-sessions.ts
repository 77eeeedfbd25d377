import { sql } from 'kysely';
import { missing } from '../../errors.ts';
import { isId } from '../../id.ts';
import { db, transaction } from '../../server/db.ts';
import { deviceOf } from '../device.ts';
import type { Viewer } from '../index.ts';
import { trace } from './traces.ts';

/** Where somebody is signed in: since when, from which device (empty when it does not say), and whether it is here. */
export type OwnSession = Readonly<{ id: string; since: Date; until: Date; device: string; here: boolean }>;

/** All sessions of a person, the latest first. */
export async function sessionsOf({ id, sessionId }: Pick<Viewer, 'id' | 'sessionId'>): Promise<OwnSession[]> {
	const { rows } = await sql<{ id: string; since: Date; until: Date; agent: string | null }>`
		select "id", "createdAt" as since, "expiresAt" as until, "userAgent" as agent from identity."session"
		where "userId" = ${id} and "expiresAt" > now() order by "createdAt" desc`.execute(db);
	return rows.map(({ agent, ...session }) => ({
		...session,
		device: deviceOf(agent),
		here: session.id === sessionId
	}));
}

/** Ends one session of a person. @throws 404 when it is not hers. */
export const endSession = (session: string, { id }: Pick<Viewer, 'id'>): Promise<void> =>
	transaction(async (tx) => {
		if (!isId(session)) throw missing();
		const { rows } = await sql<{ agent: string | null }>`
			delete from identity."session" where "id" = ${session} and "userId" = ${id} returning "userAgent" as agent`.execute(
			tx
		);
		const [ended] = rows;
		if (!ended) throw missing();
		const device = deviceOf(ended.agent);
		await trace(tx, { what: 'session_ended', person: id, actor: id, detail: device ? { device } : {} });
	});

/** Ends all sessions of a person but the one in which she asks. @returns how many. */
export const endOtherSessions = ({ id, sessionId }: Pick<Viewer, 'id' | 'sessionId'>): Promise<number> =>
	transaction(async (tx) => {
		const { rows } = await sql`
			delete from identity."session" where "userId" = ${id} and "id" <> ${sessionId} returning 1`.execute(tx);
		if (rows.length) await trace(tx, { what: 'sessions_ended', person: id, actor: id, detail: { count: rows.length } });
		return rows.length;
	});
