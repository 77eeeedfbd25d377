/** Every figure of a seeded year equals what an independent script in SQL counts: 120 companies with 40 doubles under other names, 900 participations, calls that never count; sizes sum to the total, and each unit has its pieces. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { figuresOf, groupsOf, type Material, measures, type Scope } from '#impact';
import { figuresNow, look, material } from '#impact/server';
import { connect, db, disconnect } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { liveWithFirms } from './support/by-hand/firms.ts';
import { liveWithPeople } from './support/by-hand/people.ts';
import { drawing, OPERATIONS, settleFirms, settleHub } from './support/by-hand/world.ts';

const small = process.argv.includes('--small');
const given = /--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1];
/** Each another year; `--seed=N` is one of one's own. */
const SEEDS = given ? [Number(given)] : small ? [23] : [23, 1809, 20_251];
const SIZE = { companies: 120, doubles: 40, participations: 900, calls: 300 };
const script = readFileSync(new URL('support/by-hand/by-hand.sql', import.meta.url), 'utf8');

const wrong: string[] = [];
/** What never counted anything was not tried. */
const tried = new Set<string>();
const sum = { figures: 0, units: 0, left: 0, calls: 0, joined: 0 };
for (const seed of SEEDS)
	await withScratchPostgres(async ({ connection }) => {
		connect(connection);
		openSecret('a secret for the claim', '');
		try {
			await liveThrough(seed);
		} finally {
			await disconnect();
		}
	});
for (const { code } of measures) if (!tried.has(code)) wrong.push(`${code} counted nothing in any year`);
for (const line of wrong.slice(0, 40)) console.log(line);
console.log(
	`by-hand: ${sum.figures} figures of ${SEEDS.length} years as the script in SQL counts them, with ${sum.units} units that each have a piece; ${sum.joined} names were joined into others, ${sum.left} units left out with their reason, ${sum.calls} of them for calls alone; ${wrong.length} wrong`
);
process.exitCode = wrong.length || !sum.calls || !sum.joined ? 1 : 0;

async function liveThrough(seed: number): Promise<void> {
	const draws = drawing(seed);
	const hub = await settleHub();
	const firms = await settleFirms(SIZE, hub.team);
	await liveWithFirms(firms, SIZE, draws, hub);
	await liveWithPeople(firms, SIZE, draws);
	const whole = await material();
	await look();
	const year = { from: '2025-01-01', until: '2027-12-31', partner: null };
	for (const operation of [null, ...OPERATIONS]) await compare(whole, { ...year, operation });
	await compare(whole, { ...year, from: '2025-04-01', until: '2025-09-30', operation: null });
}

async function compare(whole: Material, scope: Scope): Promise<void> {
	const counted = await byScript(scope);
	const where = `${scope.operation ?? 'all'} ${scope.from}–${scope.until}`;
	const known = new Set(counted.keys());
	for (const [code, { value }] of await figuresNow(scope))
		if (value !== (counted.get(code) ?? 0))
			wrong.push(`${where} ${code}: its page says ${value}, by hand ${counted.get(code) ?? 0}`);
	for (const [code, figure] of figuresOf(whole, scope)) {
		const own = counted.get(code) ?? 0;
		sum.figures++;
		if (figure.value) tried.add(code);
		sum.units += figure.units.length;
		sum.left += figure.left.length;
		sum.calls += figure.left.filter(({ left }) => left === 'one_off').length;
		sum.joined += figure.units.reduce(
			(all, { joined }) => all + joined.filter((key) => !key.startsWith('number:')).length - 1,
			0
		);
		if (figure.value !== own) wrong.push(`${where} ${code}: ${figure.value}, by hand ${own}`);
		for (const { key, pieces } of figure.units)
			if (!pieces.length || pieces.some(({ hash }) => !/^[0-9a-f]{64}$/.test(hash)))
				wrong.push(`${where} ${code}: ${key} without a proof`);
		known.delete(code);
		if (code !== 'RCO01') continue;
		const sizes = groupsOf(figure);
		if ([...sizes.values()].reduce((all, one) => all + one, 0) !== figure.value)
			wrong.push(`${where}: sizes do not sum to the total`);
		for (const size of ['micro', 'small', 'medium', 'large', 'unknown']) {
			known.delete(`size ${size}`);
			if ((sizes.get(size) ?? 0) !== (counted.get(`size ${size}`) ?? 0))
				wrong.push(`${where} ${size}: ${sizes.get(size) ?? 0}, by hand ${counted.get(`size ${size}`) ?? 0}`);
		}
	}
	for (const code of known) wrong.push(`${where}: nobody computes ${code}`);
}

async function byScript({ operation, from, until }: Scope): Promise<ReadonlyMap<string, number>> {
	const parts = script.split(/\$([123])/);
	const values = [operation, from, until];
	const query = parts.map((part, at) => (at % 2 ? sql`${values[Number(part) - 1]}` : sql.raw(part)));
	const { rows } = await sql<{ code: string; value: number }>`${sql.join(query, sql``)}`.execute(db);
	return new Map(rows.map(({ code, value }) => [code, Number(value)]));
}
