/** What visitors, a museum's team and sensors do takes hardly longer with 10,000 trails or a million observations; what looks through a whole trail grows no faster than its stops. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect, db, disconnect } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { curator } from '../claims/support/guide-offline/museum.ts';
import { keeper } from '../claims/support/sensorthings/world.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { streamOf } from './support/city/observations.ts';
import { trailOf, trailsOf } from './support/city/trails.ts';
import { type Growth, growthOf, reportOf, saidOf } from './support/growth.ts';

const small = process.argv.includes('--small');
const turns = small ? 3 : 30;
const counts = small
	? { stops: [2, 20], trails: [100, 300], observations: [1000, 10_000] }
	: { stops: [2, 20, 200], trails: [100, 1000, 10_000], observations: [1000, 10_000, 100_000, 1_000_000] };
/** Ten times as many cost at most so many times as much: for what looks at one of them, and for what looks at all stops of a trail. */
const [LIMIT_ONE, LIMIT_ALL] = [3, 10];

const folder = mkdtempSync(join(tmpdir(), 'valley-bench-city-'));
await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	openSecret('a secret for the benchmark', '');
	openStorage(folder);
	try {
		// what the tests' database demands of every change would be measured too
		await sql`drop schema if exists told cascade`.execute(db);
		const host = await curator();
		const owner = await keeper('la-forge', 'Adele');
		process.exitCode = report([
			await growthOf({ unit: 'stops', counts: counts.stops, turns }, (count) => trailOf(host, count)),
			await growthOf({ unit: 'trails', counts: counts.trails, turns }, (count) => trailsOf(host, count)),
			await growthOf({ unit: 'observations', counts: counts.observations, turns }, (count) => streamOf(owner, count))
		]);
	} finally {
		await disconnect();
		rmSync(folder, { recursive: true, force: true });
	}
});

function report(all: readonly [Growth, Growth, Growth]): number {
	reportOf('city', all);
	const [stops, ...ones] = all;
	console.log(
		`bench/city: ten times as many cost ${all.map((one) => `${one.unit}: ${saidOf(one)}`).join('; ')}; at most ${LIMIT_ALL} × of stops, ${LIMIT_ONE} × of the others`
	);
	const within = (growths: readonly Growth[], most: number): boolean =>
		growths.every(({ growth }) => Object.values(growth).every((times) => times <= most));
	// a short run says nothing of the limits
	return small || (within([stops], LIMIT_ALL) && within(ones, LIMIT_ONE)) ? 0 : 1;
}
