// A program of its own, for the tests: opens the folder it is given, says so, obeys lines on its standard input.
import { createInterface } from 'node:readline';
import pg from 'pg';
import { openPostgres } from './index.ts';

const [folder = '', purpose] = process.argv.slice(2);
const say = (fact: unknown) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const database = await openPostgres(folder, () => {}, { warn: (warning) => say({ warning }) });
say({ opened: database.connection, adopted: database.adopted });

createInterface({ input: process.stdin }).on('line', async () => {
	await database.release();
	process.exit(0);
});

if (purpose === 'write') {
	const client = new pg.Client(database.connection);
	client.on('error', () => {});
	await client.connect();
	await client.query('create table if not exists kept (id bigint primary key)');
	const { rows } = await client.query('select coalesce(max(id), 0)::int as last from kept');
	for (let id = rows[0].last + 1; ; id += 1) {
		await client.query('insert into kept values ($1)', [id]);
		say({ kept: id });
	}
}
