/** Figures over ten million facts: what is reckoned first, what pages ask, and what is reckoned again once somebody more has come. */
import { sql } from 'kysely';
import { measures } from '#impact';
import { figureNow, figuresNow, look, provedMaterial, spreadNow } from '#impact/server';
import { connect, db, disconnect } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { type Acts, type Growth, growthOf, reportOf, saidOf } from './support/growth.ts';
import { added, FACTS, fillUp, oneMore, settle } from './support/impact/world.ts';

const small = process.argv.includes('--small');
const counts = small ? [1000, 4000] : [10_000, 100_000, 1_000_000];
const turns = small ? 1 : 5;
/** Ten times as many facts may cost ten times as much where the database counts them all, and no more. */
const LIMIT = 10;

const scope = { from: '2025-01-01', until: '2027-12-31', operation: null, partner: null };
const participations = measures.find(({ code }) => code === 'HUB12');
const firsts: { count: number; ms: number }[] = [];
const wrong: string[] = [];
let before = 0;

await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	openSecret('a secret for the benchmark', '');
	try {
		// what the tests' database demands of every change would be measured too
		await sql`drop schema if exists told cascade`.execute(db);
		await settle();
		process.exitCode = report(await growthOf({ unit: 'presences', counts, turns }, at));
	} finally {
		await disconnect();
	}
});

async function at(count: number): Promise<Acts> {
	await fillUp(before, count);
	before = count;
	await sql`truncate impact.seen_day, impact.seen_piece, impact.seen_line`.execute(db);
	const began = performance.now();
	await look();
	firsts.push({ count, ms: performance.now() - began });
	await sql`vacuum analyze impact.seen_line, impact.seen_piece`.execute(db);
	await same(count);
	return {
		'every measure': () => figuresNow(scope),
		'one with its units': async () => participations && figureNow(participations, scope, { from: 0, most: 50 }, []),
		'one by its places': async () => participations && spreadNow(participations, { whole: scope, part: scope }),
		'a look at the same': () => look(),
		'one more, and a look': async () => {
			await oneMore();
			const found = await look();
			if (found?.fresh !== 1) wrong.push(`one more presence was seen as ${found?.fresh}`);
		}
	};
}

/** What is fast must also be what is so. */
async function same(count: number): Promise<void> {
	const value = (await figuresNow(scope)).get('HUB12')?.value;
	const all = count + added();
	if (value !== all) wrong.push(`${value} of ${all} presences were counted`);
	if (small && (await provedMaterial()).lines.filter(({ kind }) => kind === 'presence').length !== all)
		wrong.push('the material has another number of presences');
}

function report(growth: Growth): number {
	reportOf('impact', [growth]);
	for (const { count, ms } of firsts)
		console.log(
			`first, over ${count * FACTS} facts: ${(ms / 1000).toFixed(1)} s, ${((ms / count) * 1000).toFixed(0)} µs for a presence`
		);
	const most = counts.at(-1) ?? 0;
	const again = growth.rows.find(({ what, count }) => what === 'one more, and a look' && count === most)?.p50 ?? 0;
	const first = firsts.at(-1)?.ms ?? 0;
	for (const line of new Set(wrong)) console.log(`! ${line}`);
	console.log(
		`bench/impact: over ${most * FACTS} facts the first look took ${(first / 1000).toFixed(1)} s, one with one more ${(again / 1000).toFixed(2)} s (${(first / again).toFixed(0)} × less); ten times as many cost ${saidOf(growth)}, at most ${LIMIT} ×; ${wrong.length} wrong`
	);
	// a short run says nothing of the limit
	return wrong.length || (!small && Object.values(growth.growth).some((times) => times > LIMIT)) ? 1 : 0;
}
