import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Pages can be answered: the database replies. 503 when it does not. */
export async function GET(): Promise<Response> {
	// biome-ignore lint/plugin: this answer is the one that says that the database is away
	const ready = await sql`select 1`.execute(db).then(
		() => true,
		() => false
	);
	return new Response(ready ? 'ready\n' : 'the database does not answer\n', {
		status: ready ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
}
