import { sql } from 'kysely';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';

type OfThing = 'thing_made' | 'thing_changed' | 'thing_retired' | 'thing_resumed' | 'thing_removed';

/** Tells what became of a thing, in the transaction of the change. */
export async function tellThing(tx: Tx, number: number, what: OfThing, by: By): Promise<void> {
	const { rows } = await sql<{ id: string; organization: string; seen: string }>`
		select id, organization, seen from sensing.thing where number = ${number}`.execute(tx);
	const [its] = rows;
	if (!its) return;
	const about = { ...by, object: ref('thing', its.id), target: ref('organization', its.organization) };
	if (what === 'thing_made' || what === 'thing_changed')
		await record(tx, { ...about, verb: `sensing.${what}`, detail: { seen: its.seen } });
	else await record(tx, { ...about, verb: `sensing.${what}`, detail: {} });
}

/** Tells what became of some streams, in the transaction of the change. */
export async function tellStreams(
	tx: Tx,
	numbers: readonly number[],
	what: 'stream_made' | 'stream_changed' | 'stream_removed',
	by: By
): Promise<void> {
	for (const { about, everySeconds } of await streamsTold(tx, numbers)) {
		if (what === 'stream_removed') await record(tx, { ...by, ...about, verb: 'sensing.stream_removed', detail: {} });
		else await record(tx, { ...by, ...about, verb: `sensing.${what}`, detail: { everySeconds: everySeconds ?? 0 } });
	}
}

type Told = Readonly<{
	number: number;
	everySeconds: number | null;
	about: Readonly<{ object: Ref; target: Ref; context: Ref }>;
}>;

/** Of what a fact about each of some streams is: the stream, whose it is, and the thing. */
export async function streamsTold(tx: Tx, numbers: readonly number[]): Promise<readonly Told[]> {
	if (!numbers.length) return [];
	const { rows } = await sql<{
		number: number;
		id: string;
		everySeconds: number | null;
		thing: string;
		organization: string;
	}>`
		select d.number, d.id, d.every_seconds, t.id as thing, t.organization from sensing.datastream d join sensing.thing t on t.number = d.thing
		where d.number = any(${[...numbers]}::bigint[]) order by d.number`.execute(tx);
	return rows.map(({ number, id, everySeconds, thing, organization }) => ({
		...{ number, everySeconds },
		about: { object: ref('datastream', id), target: ref('organization', organization), context: ref('thing', thing) }
	}));
}
