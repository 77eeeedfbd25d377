import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { answerSensing, type Caller, partsOf, stranger } from '#sensing/server';
import { type Keeper, manyThings } from '../../../claims/support/sensorthings/world.ts';
import type { Acts } from '../growth.ts';

const FIRST = Date.UTC(2010, 0, 1);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A stream with a value a minute, so many of them. @returns what readers and the device ask of it */
export async function streamOf(owner: Keeper, count: number): Promise<Acts> {
	const [{ number: stream } = { number: 0 }] = await manyThings(owner, 1, 1);
	const device: Caller = {
		...{ organization: owner.organization, thing: null, partners: true, writes: true },
		by: { actor: null, source: 'api' }
	};
	// the first value by the door makes what the others share
	await add(stream, device, FIRST - MINUTE, 1);
	await sql`insert into sensing.observation (datastream, feature, phenomenon_from, result, result_number)
		select ${stream}, (select max(feature) from sensing.observation where datastream = ${stream}),
			to_timestamp(${FIRST / 1000}) + make_interval(mins => n), to_jsonb(n % 40), n % 40
		from generate_series(0, ${count - 1}) n`.execute(db);
	await sql`vacuum analyze sensing.observation`.execute(db);
	const until = FIRST + count * MINUTE;
	let next = until;
	const get = (path: string, query: Record<string, string>) =>
		answerSensing({
			...{ method: 'GET', path, query: new URLSearchParams(query) },
			...{ body: null, caller: stranger, key: null }
		});
	return {
		'the latest fifty': () =>
			get(`Datastreams(${stream})/Observations`, { $top: '50', $orderby: 'phenomenonTime desc' }),
		'a stream and its latest': () => get(`Datastreams(${stream})`, { $expand: 'latest' }),
		'a chart of a day': () => partsOf(stream, { from: new Date(until - DAY), until: new Date(until), seconds: 900 }),
		'a hundred more': () => {
			next += 100 * MINUTE;
			return add(stream, device, next, 100);
		}
	};
}

const add = (stream: number, caller: Caller, from: number, count: number) => {
	const dataArray = Array.from({ length: count }, (_, at) => [new Date(from + at * MINUTE).toISOString(), at % 40]);
	const body = [{ Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray }];
	return answerSensing({
		...{ method: 'POST', path: 'CreateObservations', query: new URLSearchParams(), body, caller, key: null }
	});
};
