import { readiness } from '#kernel/server/db.ts';

const said = {
	ready: 'ready\n',
	waits: 'pages wait for a connection to the database\n',
	away: 'the database does not answer\n'
} as const;

/** Pages can be answered: the database replies within a second, on the connections that pages use. 503 when it does not. */
export async function GET(): Promise<Response> {
	const now = await readiness();
	return new Response(said[now], { status: now === 'ready' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
