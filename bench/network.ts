/** The list of offers and requests, a search, what fits one of them and publishing take at 100,000 offers far less than a thousand times what they take at 100. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { NewProposal } from '#partnering';
import { matchesFor, proposalFacets, proposals, publishProposal, writeProposal } from '#partnering/server';
import { fillProposals, hostOf, someRequests } from '../claims/support/matches/many.ts';
import { quantile } from '../claims/support/quantile.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';

const small = process.argv.includes('--small');
const COUNTS = small ? [100, 1000] : [100, 1000, 10_000, 100_000];
const TURNS = small ? 5 : 40;
/** Ten times the offers cost at most so many times as much. */
const LIMIT_GROWTH = 3;

type Row = Readonly<{ count: number; what: string; p50: number; p95: number }>;

const rows: Row[] = [];
await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	openSecret('a secret for the benchmark', '');
	try {
		// what the tests' database demands of every change would be measured too
		await sql`drop schema if exists told cascade`.execute(db);
		const person = await transaction((tx) =>
			findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr', fictional: true })
		);
		await transaction((tx) => fillProposals(tx, 0, 100, 'request'));
		let filled = 0;
		for (const count of COUNTS) {
			for (; filled < count; filled += 10_000)
				await transaction((tx) => fillProposals(tx, filled, Math.min(count, filled + 10_000), 'offer'));
			filled = count;
			await sql`vacuum analyze partnering.proposal`.execute(db);
			await measure(count, person);
		}
	} finally {
		await disconnect();
	}
});
process.exitCode = report();

async function measure(count: number, person: string): Promise<void> {
	const asking = await someRequests(TURNS);
	const one = (turn: number) => asking[turn % asking.length] as (typeof asking)[number];
	const window = { limit: 24, offset: 0 };
	const acts: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
		list: () => proposals(null, {}, window),
		'what to narrow by': () => proposalFacets(null),
		'list of a kind': () => proposals(null, { kind: 'studio', direction: 'offer' }, window),
		search: (turn) => proposals(null, { text: ['studio son', 'capteurs', 'montage vidéo'][turn % 3] }, window),
		'what fits one': (turn) => matchesFor(hostOf(person, one(turn).organization), one(turn).id, 5),
		publish: (turn) => publish(hostOf(person, one(turn).organization))
	};
	for (const [what, act] of Object.entries(acts)) rows.push({ count, what, ...(await times(act)) });
}

async function publish(viewer: Viewer): Promise<void> {
	const proposal = NewProposal.parse({
		...{ organization: viewer.roles[0]?.scope?.id, direction: 'offer', kind: 'studio', title: 'Un studio son libre' },
		...{ needs: 'Le vendredi, avec une technicienne.', sectors: ['audiovisual'] },
		until: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
	});
	await transaction(async (tx) => {
		const id = await writeProposal(tx, proposal, viewer);
		await publishProposal(tx, id, viewer, { actor: null, source: 'demo', at: new Date() });
	});
}

async function times(act: (turn: number) => Promise<unknown>): Promise<{ p50: number; p95: number }> {
	for (let turn = 0; turn < 3; turn++) await act(turn);
	const all: number[] = [];
	for (let turn = 0; turn < TURNS; turn++) {
		const began = performance.now();
		await act(turn);
		all.push(performance.now() - began);
	}
	return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) };
}

function report(): number {
	const names = [...new Set(rows.map(({ what }) => what))];
	const figure = (what: string, count: number) => rows.find((row) => row.what === what && row.count === count);
	console.log(`${'median, p95 in ms'.padEnd(20)}${COUNTS.map((count) => `${count} offers`.padStart(18)).join('')}`);
	for (const what of names) {
		const cells = COUNTS.map((count) => figure(what, count)).map(
			(row) => `${row?.p50.toFixed(1)}, ${row?.p95.toFixed(1)}`
		);
		console.log(`${what.padEnd(20)}${cells.map((cell) => cell.padStart(18)).join('')}`);
	}
	const [few = 0, most = 0] = [COUNTS[0], COUNTS.at(-1)];
	const steps = COUNTS.length - 1;
	const growthOf = (what: string) => ((figure(what, most)?.p50 ?? 0) / (figure(what, few)?.p50 ?? 1)) ** (1 / steps);
	const growth = Object.fromEntries(names.map((what) => [what, growthOf(what)]));
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/network.json', `${JSON.stringify({ rows, growth }, null, '\t')}\n`);
	const worst = Math.max(...names.map(growthOf));
	console.log(
		`bench/network: what fits one in ${figure('what fits one', most)?.p95.toFixed(0)} ms at p95 among ${most} offers; ten times the offers cost ${names.map((what) => `${growthOf(what).toFixed(2)} × (${what})`).join(', ')}, at most ${LIMIT_GROWTH} ×`
	);
	// a short run says nothing of the limits
	return small || worst <= LIMIT_GROWTH ? 0 : 1;
}
