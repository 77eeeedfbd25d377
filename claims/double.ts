/** The same hour or cost twice: of 10,000 pieces with 200 planted doubles each is refused where it is written or found afterwards, and nothing else is; what two operations share adds up to one. */
import { sql } from 'kysely';
import { charged } from '#impact';
import { doubles, writtenCosts, writtenHours } from '#impact/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { chargeCost, chargeHour } from '#kernel/server/charging.ts';
import { connect, db, disconnect, type Tx, transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { fill } from '../tests/support/filled.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { byHand, drawing, lay } from './support/by-hand/world.ts';
import { hash, plant, type Written } from './support/double/planted.ts';

const small = process.argv.includes('--small');
const given = Number(/--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1] ?? 1777);
const [MANY, DOUBLES] = small ? [1000, 40] : [10_000, 200];
const wrong: string[] = [];
const sum = { refused: 0, found: 0, shared: 0, raced: 0 };

await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	openSecret('a secret for the claim', '');
	try {
		await tryAll();
	} finally {
		await disconnect();
	}
});
for (const line of wrong.slice(0, 40)) console.log(line);
console.log(
	`double: of ${MANY} hours and costs with ${DOUBLES} planted doubles ${sum.refused} were refused where they were written and ${sum.found} found, none falsely; ${sum.shared} shared pieces add up to one, ${sum.raced} pairs at one moment let one through; ${wrong.length} wrong`
);
process.exitCode = wrong.length || sum.refused + sum.found !== DOUBLES ? 1 : 0;

async function tryAll(): Promise<void> {
	const world = await settle();
	const all = plant(MANY, DOUBLES, drawing(given));
	for (const one of all) {
		const code = await write(one, world);
		if (one.fate === 'refused' ? code : !code) sum.refused += one.fate === 'refused' ? 1 : 0;
		else wrong.push(`${one.fate} ${one.way} ${JSON.stringify(one)}: ${code ?? 'written'}`);
	}
	// the other record of the first worker turns out to be hers
	await byHand(async (tx) => {
		for (const [at, other] of world.others.entries())
			await sql`update identity.person set merged_into = ${world.workers[at] ?? ''}, erased_at = now(), email = null where id = ${other}`.execute(
				tx
			);
	});
	await look(all);
	await race(world);
	await refuseHalves(world);
}

type World = Readonly<{ workers: string[]; others: string[]; house: string }>;

async function settle(): Promise<World> {
	for (const code of ['FEDER-1', 'FEDER-2', 'FEDER-3'])
		await transaction((tx) =>
			addOperation(tx, { code, name: { source: 'fr', fr: code }, funder: 'FEDER', starts: null, ends: null })
		);
	return byHand(async (tx) => {
		const persons = async () => {
			const all: string[] = [];
			for (let at = 0; at < 25; at++) all.push(String((await fill(tx, 'identity.person')).id));
			return all;
		};
		await lay(
			tx,
			'kernel.file',
			Array.from({ length: MANY }, (_, at) => ({
				hash: hash(at),
				bytes: 1,
				media_type: 'application/pdf',
				kept_at: '2025-01-01T00:00Z'
			}))
		);
		const house = String((await fill(tx, 'network.organization')).id);
		return { workers: await persons(), others: await persons(), house };
	});
}

/** @returns the code by which it was refused */
async function write(one: Written, world: World): Promise<string | null> {
	try {
		await (one.way === 'past' ? byHand((tx) => past(tx, one, world)) : transaction((tx) => charge(tx, one, world)));
		return null;
	} catch (error) {
		return (error as { code?: string }).code ?? String(error);
	}
}

function charge(tx: Tx, one: Written, { workers, others }: World): Promise<string> {
	const its = { id: one.id, subject: ref('charge', one.id), parts: one.parts };
	if (one.kind === 'hour') {
		const worker = (one.way === 'other-record' ? others : workers)[one.worker] ?? '';
		return chargeHour(tx, { ...its, worker, from: one.from, until: one.until });
	}
	const { issuer, reference, document, paidOn, cents } = one;
	return chargeCost(tx, { ...its, invoice: { issuer, reference }, document, what: 'Inventé', paidOn, cents, by: null });
}

/** As it stood before the rule, or as whoever goes past the program writes it. */
async function past(tx: Tx, one: Written, { workers, house }: World): Promise<void> {
	const [part] = one.parts;
	if (one.kind === 'hour') {
		const during = `[${one.from.toISOString()},${one.until.toISOString()})`;
		await lay(tx, 'venture.contact', [
			{
				id: one.id,
				author: workers[one.worker],
				organization: house,
				kind: 'preparation',
				at: one.from,
				during,
				operation: part?.operation,
				planned: false,
				written_at: one.from
			}
		]);
		return;
	}
	const { issuer, reference, paidOn, cents } = one;
	const key = { issuer: `${issuer} (saisi autrement)`, reference: reference.toLowerCase().replaceAll('-', '.') };
	await lay(tx, 'kernel.charged_cost', [
		{
			id: one.id,
			...key,
			what: 'Inventé',
			paid_on: paidOn,
			cents,
			subject_kind: 'charge',
			subject: one.id,
			charged_at: '2025-01-01T00:00Z'
		}
	]);
	await lay(tx, 'kernel.charged_part', [{ piece: one.id, ...part }]);
}

/** What is found is what was planted to be found, and nothing else; and what operations pay is what was written. */
async function look(all: readonly Written[]): Promise<void> {
	const planted = new Set(all.filter(({ fate }) => fate === 'found').map(({ id }) => id));
	for (const { kind, one, other } of await doubles()) {
		const its = [one, other].find((id) => planted.delete(id));
		if (its) sum.found++;
		else wrong.push(`found falsely: ${kind} ${one} ${other}`);
	}
	for (const id of planted) wrong.push(`not found: ${JSON.stringify(all.find((one) => one.id === id))}`);
	const [hours, costs] = [await writtenHours(), await writtenCosts()];
	const paid = [...charged(hours, costs).values()];
	const minutes = hours.reduce((total, { from, until }) => total + Math.round((until - from) / 60_000), 0);
	const cents = costs.reduce((total, one) => total + one.cents, 0);
	if (paid.reduce((total, one) => total + one.minutes, 0) !== minutes)
		wrong.push('minutes of operations are not those that were written');
	if (paid.reduce((total, one) => total + one.cents, 0) !== cents)
		wrong.push('cents of operations are not those that were written');
	const { rows } = await sql<{ shared: number; broken: number }>`
		select count(*) filter (where many > 1)::int as shared, count(*) filter (where whole <> 10000)::int as broken
		from (select count(*) as many, sum(parts) as whole from kernel.charged_part group by piece) p`.execute(db);
	sum.shared = rows[0]?.shared ?? 0;
	if (rows[0]?.broken) wrong.push(`${rows[0].broken} pieces whose parts are not one`);
}

/** Two who write one hour, or one invoice, at the same moment. */
async function race(world: World): Promise<void> {
	for (let turn = 0; turn < (small ? 5 : 30); turn++) {
		const from = new Date(Date.UTC(2040, 0, 1 + turn, 8));
		const parts = [{ operation: 'FEDER-1', parts: 10_000 }];
		const hour = () => ({ kind: 'hour' as const, id: newId(), worker: 0, from, until: new Date(+from + 3_600_000) });
		const cost = () => ({
			kind: 'cost' as const,
			id: newId(),
			issuer: 'Course',
			reference: `R${turn}`,
			document: null,
			paidOn: '2040-01-01',
			cents: 100
		});
		for (const make of [hour, cost]) {
			const said = await Promise.all(
				[0, 1].map(() => write({ ...make(), parts, fate: 'stays', way: 'program' }, world))
			);
			sum.raced++;
			if (said.filter((code) => code === null).length !== 1) wrong.push(`two at one moment: ${said.join(', ')}`);
			if (!said.some((code) => code === 'kernel_hour_twice' || code === 'kernel_cost_twice'))
				wrong.push(`refused by ${said.join(', ')}`);
		}
	}
}

/** A key that does not add up to one is refused by the program, and by the database from whoever goes past it. */
async function refuseHalves(world: World): Promise<void> {
	const half = {
		kind: 'cost' as const,
		id: newId(),
		issuer: 'Moitié',
		reference: '1',
		document: null,
		paidOn: '2040-01-01',
		cents: 100
	};
	const code = await write(
		{ ...half, parts: [{ operation: 'FEDER-1', parts: 5000 }], fate: 'refused', way: 'program' },
		world
	);
	if (code !== 'kernel_parts_whole') wrong.push(`half a piece: ${code}`);
	const laid = await write(
		{ ...half, parts: [{ operation: 'FEDER-1', parts: 5000 }], fate: 'refused', way: 'past' },
		world
	);
	if (laid !== '23514') wrong.push(`half a piece past the program: ${laid}`);
}
