import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { relationOf, type SetName } from '../../model.ts';
import type { Caller } from '../caller.ts';
import { reckonStanding } from '../standing.ts';
import { within } from '../tables.ts';
import { tellStreams, tellThing } from '../told.ts';
import { attach, lead, streamsOf } from './attaching.ts';
import { stored } from './entities.ts';
import { checkLink, checkOwn, writerOf } from './owning.ts';
import { linkIn, listIn, partsOf, readSome, wrongBody } from './parts.ts';
import { columnsOf } from './rows.ts';

/** Changes what a body names of one of a set, and to what it leads; nothing is made by it. @throws 400, 403, 404 */
export async function change(tx: Tx, caller: Caller, set: SetName, id: string, body: unknown): Promise<void> {
	writerOf(caller);
	await checkOwn(set, id, caller, tx);
	const number = Number(id);
	const { own, related } = partsOf(set, body);
	const columns = columnsOf(readSome(set, own));
	const links = [...related].map(([name, given]) => ({ name, numbers: linksIn(set, name, given) }));
	for (const { name, numbers } of links)
		for (const one of numbers) await checkLink(relationOf(set, name)?.to ?? set, one, caller, tx);
	if (Object.keys(columns).length)
		await within(tx)
			.updateTable(tableOf(set) as 'sensing.thing')
			.set(columns as never)
			.where('number', '=', number)
			.execute();
	for (const { name, numbers } of links) await linkAnew(tx, set, number, name, numbers);
	await settle(tx, caller, set, number);
}

const tableOf = (set: SetName): string =>
	(set === 'Datastreams' ? 'sensing.datastream' : stored[set].table).replace(/_(\w)/g, (_, letter: string) =>
		letter.toUpperCase()
	);

/** @throws 400 for what would be made by a change (OGC 18-088, 10.3) */
function linksIn(set: SetName, name: string, given: unknown): number[] {
	const all = relationOf(set, name)?.many ? listIn(given, name) : [given];
	return all.map((one) => {
		const number = linkIn(one);
		if (number === null) throw wrongBody(`/${name}`, 'a link, since nothing is made by a change');
		return number;
	});
}

async function linkAnew(tx: Tx, set: SetName, number: number, name: string, numbers: readonly number[]): Promise<void> {
	if (relationOf(set, name)?.many) return attach(tx, { set, number, name }, numbers, true);
	await lead(tx, set, [number], name, numbers[0] ?? 0);
}

/** Keeps what hangs on what was changed, and tells it. */
async function settle(tx: Tx, { by }: Caller, set: SetName, number: number): Promise<void> {
	if (set === 'Things') await tellThing(tx, number, 'thing_changed', by);
	if (set === 'Datastreams') await tellStreams(tx, [number], 'stream_changed', by);
	if (set === 'Observations') await reckonStanding(tx, await streamsOf(tx, [number]));
	if (set === 'FeaturesOfInterest') {
		const { rows } = await sql<{
			datastream: number;
		}>`select datastream from sensing.feature_stream where feature = ${number}`.execute(tx);
		await reckonStanding(
			tx,
			rows.map(({ datastream }) => datastream)
		);
	}
}
