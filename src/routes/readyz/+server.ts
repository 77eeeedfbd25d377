import { databaseReplies } from '#kernel/server/db.ts';

/** Pages can be answered: the database replies. 503 when it does not. */
export async function GET(): Promise<Response> {
	const ready = await databaseReplies();
	return new Response(ready ? 'ready\n' : 'the database does not answer\n', {
		status: ready ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
}
