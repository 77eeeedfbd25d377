/** The list of offers and requests, a search, what fits one of them and publishing take at 100,000 offers far less than a thousand times what they take at 100. */
import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { NewProposal } from '#partnering';
import { matchesFor, proposalFacets, proposals, publishProposal, writeProposal } from '#partnering/server';
import { fillProposals, hostOf, someRequests } from '../claims/support/matches/many.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { type Acts, type Growth, growthOf, reportOf, saidOf } from './support/growth.ts';

const small = process.argv.includes('--small');
const COUNTS = small ? [100, 1000] : [100, 1000, 10_000, 100_000];
const TURNS = small ? 5 : 40;
/** Ten times the offers cost at most so many times as much. */
const LIMIT_GROWTH = 3;

let filled = 0;
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
		const grown = await growthOf({ unit: 'offers', counts: COUNTS, turns: TURNS }, (count) => among(count, person));
		process.exitCode = report(grown);
	} finally {
		await disconnect();
	}
});

async function among(count: number, person: string): Promise<Acts> {
	for (; filled < count; filled += 10_000)
		await transaction((tx) => fillProposals(tx, filled, Math.min(count, filled + 10_000), 'offer'));
	filled = count;
	await sql`vacuum analyze partnering.proposal`.execute(db);
	const asking = await someRequests(TURNS);
	const one = (turn: number) => asking[turn % asking.length] as (typeof asking)[number];
	const window = { limit: 24, offset: 0 };
	return {
		list: () => proposals(null, {}, window),
		'what to narrow by': () => proposalFacets(null),
		'list of a kind': () => proposals(null, { kind: 'studio', direction: 'offer' }, window),
		search: (turn) => proposals(null, { text: ['studio son', 'capteurs', 'montage vidéo'][turn % 3] }, window),
		'what fits one': (turn) => matchesFor(hostOf(person, one(turn).organization), one(turn).id, 5),
		publish: (turn) => publish(hostOf(person, one(turn).organization))
	};
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

function report(grown: Growth): number {
	const worst = reportOf('network', [grown]);
	const most = COUNTS.at(-1);
	const fits = grown.rows.find(({ what, count }) => what === 'what fits one' && count === most);
	console.log(
		`bench/network: what fits one in ${fits?.p95.toFixed(0)} ms at p95 among ${most} offers; ten times the offers cost ${saidOf(grown)}, at most ${LIMIT_GROWTH} ×`
	);
	// a short run says nothing of the limits
	return small || worst <= LIMIT_GROWTH ? 0 : 1;
}
