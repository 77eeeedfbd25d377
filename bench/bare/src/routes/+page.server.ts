import pg from 'pg';

const pool = new pg.Pool({ max: 12 });
pool.on('error', () => undefined);

/** One query by an index. @param url `bytes` says how long the page is to be. */
export async function load({ url }: { url: URL }) {
	const { rows } = await pool.query({
		name: 'one',
		text: 'select verb from kernel.activity where id = (select activity from kernel.activity_order where position = $1)',
		values: [1]
	});
	return { verb: rows[0]?.verb as string, bytes: Number(url.searchParams.get('bytes')) };
}
