/** The requirements of SensorThings that OGC's suite looks at hold over the wire; 300 observations a second for a minute are taken and none that was acknowledged is lost when the program is killed in between; 250,000 are back-filled while readers wait 200 ms at most (95 %); the latest of 400 streams over a million rows is read within 100 ms. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { freePort, startProgram } from '../tests/support/program.ts';
import { everySection, openHub } from './support/hub.ts';
import { quantile } from './support/quantile.ts';
import { flood } from './support/sensorthings/flood.ts';
import { requirementFaults } from './support/sensorthings/requirements.ts';
import { asker, countOf, deviceKeys, type Keeper, keeper, manyThings } from './support/sensorthings/world.ts';

const small = process.argv.includes('--small');
const RATE = 300;
const SECONDS = small ? 2 : 60;
const DEVICES = small ? 10 : 20;
const BACK_FILL = small ? 4000 : 250_000;
const [STREAMS, ROWS] = small ? [40, 20_000] : [400, 1_000_000];
const AT_ONCE = 10_000;

const wrong: string[] = [];
const told: string[] = [];
const { program: first, close } = await openHub({ args: [], env: { LOG_LEVEL: 'fatal' } });
let program = first;
try {
	await everySection();
	const [forge, moulin] = [await keeper('la-forge', 'Adele'), await keeper('le-moulin', 'Brice')];
	const { faults, checks } = await requirementFaults(program.url, forge);
	wrong.push(...faults);
	told.push(`${checks} requirements`);
	await takesAll(moulin);
	await backFills(moulin);
	await readsLatest(moulin);
} finally {
	if (program !== first) await program.stop();
	await close();
}
for (const sentence of wrong.slice(0, 40)) console.log(`! ${sentence}`);
console.log(`sensorthings: ${told.join('; ')}; ${wrong.length} things wrong`);
process.exitCode = wrong.length ? 1 : 0;

/** 300 a second, and the program killed in the middle: what was answered is there. */
async function takesAll(owner: Keeper): Promise<void> {
	const streams = await manyThings(owner, DEVICES, 1);
	const keys = await deviceKeys(
		owner,
		streams.map(({ thing }) => thing)
	);
	const devices = streams.map(({ thing, number }) => ({ stream: number, key: keys.get(thing) ?? '' }));
	const flooding = flood(devices, RATE, SECONDS, () => program.url);
	let killed = 0;
	const killing = pause(SECONDS * 500).then(async () => {
		killed++;
		await program.kill();
		program = await startProgram({ beside: first, args: [], port: await freePort(), env: { LOG_LEVEL: 'fatal' } });
	});
	const { acknowledged, sent, refused, seconds, slowest } = await flooding;
	await killing;
	const { rows } = await sql<{
		count: number;
	}>`select count(*) as count from sensing.observation where number = any(${acknowledged}::bigint[])`.execute(db);
	const lost = acknowledged.length - Number(rows[0]?.count ?? 0);
	if (!killed) wrong.push('the program was never killed');
	if (lost) wrong.push(`${lost} acknowledged observations are lost`);
	if (new Set(acknowledged).size !== acknowledged.length) wrong.push('two were answered with one number');
	const rate = sent / seconds;
	// a short run shares the machine with others: how fast it sends says nothing of the hub
	if (!small && rate < RATE * 0.98) wrong.push(`only ${rate.toFixed(0)} a second were sent`);
	const others = [...refused].filter(([why]) => why !== 'cut');
	if (others.length) wrong.push(`refused: ${others.map(([why, count]) => `${count} × ${why}`).join(', ')}`);
	told.push(
		`${acknowledged.length} of ${sent} observations at ${rate.toFixed(0)}/s acknowledged across ${killed} kill, ${lost} lost, ${refused.get('cut') ?? 0} cut, the slowest ${(slowest / 1000).toFixed(1)} s`
	);
}

/** A table of the past comes in, while somebody reads all the time. */
async function backFills(owner: Keeper): Promise<void> {
	const streams = await manyThings(owner, 5, 2);
	const ask = asker(program.url, owner.key);
	const reader = asker(program.url, null);
	const waited: number[] = [];
	let done = false;
	const reading = (async () => {
		const reads = [
			'Things?$top=20',
			`Datastreams(${streams[0]?.number})/Observations?$top=50&$orderby=phenomenonTime desc`,
			'Datastreams?$top=20&$expand=latest,Thing'
		];
		// the first read of a program that has just started makes what the others use
		for (const one of reads) await reader('GET', one);
		for (let turn = 0; !done; turn++) {
			const at = performance.now();
			const { status } = await reader('GET', reads[turn % reads.length] ?? '');
			waited.push(performance.now() - at);
			if (status !== 200) wrong.push(`a reader got ${status}`);
			await pause(20);
		}
	})();
	const began = performance.now();
	for (let from = 0; from < BACK_FILL; from += AT_ONCE) {
		const count = Math.min(AT_ONCE, BACK_FILL - from);
		const each = Math.ceil(count / streams.length);
		const body = streams.map(({ number }) => ({
			...{ Datastream: { '@iot.id': number }, components: ['phenomenonTime', 'result'] },
			dataArray: Array.from({ length: each }, (_, at) => [
				new Date(Date.UTC(2020, 0, 1) + (from + at) * 60_000).toISOString(),
				at % 40
			])
		}));
		const { status } = await ask('POST', 'CreateObservations', body);
		if (status !== 201) wrong.push(`a table was answered with ${status}`);
	}
	const seconds = (performance.now() - began) / 1000;
	done = true;
	await reading;
	const kept = await countOf(streams.map(({ number }) => number));
	if (kept < BACK_FILL) wrong.push(`${kept} of ${BACK_FILL} were kept`);
	const p95 = quantile(waited, 0.95);
	if (!small && p95 > 200) wrong.push(`readers waited ${p95.toFixed(0)} ms (95 %)`);
	told.push(
		`${kept} back-filled in ${seconds.toFixed(0)} s while ${waited.length} reads took ${p95.toFixed(0)} ms (95 %)`
	);
}

/** The latest of each stream, in both ways. */
async function readsLatest(owner: Keeper): Promise<void> {
	const streams = await manyThings(owner, STREAMS / 4, 4);
	const numbers = streams.map(({ number }) => number);
	await sql`insert into sensing.feature (organization, name, description, encoding, feature) values (${owner.organization}, 'f', '', 'application/geo+json', '{}')`.execute(
		db
	);
	await sql`insert into sensing.observation (datastream, feature, phenomenon_from, result, result_number)
		select d, (select max(number) from sensing.feature), timestamptz '2024-01-01' + make_interval(mins => n), to_jsonb(n), n
		from unnest(${numbers}::bigint[]) d, generate_series(1, ${Math.ceil(ROWS / numbers.length)}) n`.execute(db);
	await sql`insert into sensing.standing (datastream, phenomenon_from, phenomenon_until, latest, latest_at, latest_result, latest_number)
		select distinct on (datastream) datastream, phenomenon_from, phenomenon_from, number, phenomenon_from, result, result_number from sensing.observation
		where datastream = any(${numbers}::bigint[]) order by datastream, phenomenon_from desc`.execute(db);
	await sql`analyze sensing.observation`.execute(db);
	const ask = asker(program.url, null);
	const from = `$filter=id ge ${Math.min(...numbers)}&$top=${STREAMS}`;
	for (const [how, address] of [
		['latest', `Datastreams?${from}&$expand=latest`],
		['expand', `Datastreams?${from}&$expand=Observations($orderby=phenomenonTime desc;$top=1)`]
	] as const) {
		const times: number[] = [];
		for (let turn = 0; turn < (small ? 3 : 21); turn++) {
			const at = performance.now();
			const { body } = await ask('GET', address);
			times.push(performance.now() - at);
			const results = body.value.map((one) => (how === 'latest' ? one.latest.result : one.Observations[0].result));
			if (results.length !== STREAMS || results.some((one) => one !== Math.ceil(ROWS / numbers.length)))
				wrong.push(`${how} gives not the latest of each stream`);
		}
		const median = quantile(times, 0.5);
		if (!small && median > 100) wrong.push(`${how}: ${median.toFixed(0)} ms`);
		told.push(`the latest of ${STREAMS} streams of ${ROWS} rows by ${how} in ${median.toFixed(0)} ms`);
	}
}
