import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Batch } from './room/batch.ts';
import { roomById } from './room/rooms.ts';
import { stationsOf } from './shows.ts';
import { within } from './tables.ts';

const byOf = (viewer: Viewer | null, now: number) => ({
	actor: viewer && ref('person', viewer.id),
	source: 'desk' as const,
	at: new Date(now)
});

/** The show has begun. */
export async function recordStart(tx: Tx, room: string, { now }: Batch, viewer: Viewer | null): Promise<void> {
	const { object, context, told } = await showOf(tx, room);
	if (!told) return;
	const stations = (await stationsOf(object.id, tx)).length;
	await record(tx, { ...byOf(viewer, now), verb: 'stage.started', object, context, detail: { stations } });
}

/** The show is over: what it came to. */
export async function recordEnd(tx: Tx, room: string, { state, now }: Batch, viewer: Viewer | null): Promise<void> {
	const { object, context, told } = await showOf(tx, room);
	if (!told) return;
	const count = async (kind: 'chat' | 'question'): Promise<number> => {
		const row = await within(tx)
			.selectFrom('stage.message')
			.select((one) => one.fn.countAll<number>().as('count'))
			.where('room', '=', room)
			.where('kind', '=', kind)
			.executeTakeFirst();
		return Number(row?.count ?? 0);
	};
	const [messages, questions] = [await count('chat'), await count('question')];
	const ballots = Object.values(state.tallies).reduce((sum, tally) => sum + tally.ballots, 0);
	const minutes = Math.round((now - (state.room.startedAt ?? now)) / 60_000);
	const detail = { minutes, viewers: state.mostViewers, ballots, messages, questions, polls: state.room.polls.length };
	await record(tx, { ...byOf(viewer, now), verb: 'stage.ended', object, context, detail });
}

/** A show that begins again by itself tells its first run alone: the log is for good, and it runs hundreds of times a day. */
async function showOf(tx: Tx, room: string) {
	const { show } = await roomById(room, tx);
	const { occurrence, loops, runs } = await within(tx)
		.selectFrom('stage.show as s')
		.select(['s.occurrence', 's.loops'])
		.select((row) =>
			row
				.selectFrom('stage.room as r')
				.whereRef('r.show', '=', 's.id')
				.where('r.purpose', '=', 'air')
				.select((one) => one.fn.countAll<number>().as('count'))
				.as('runs')
		)
		.where('s.id', '=', show)
		.executeTakeFirstOrThrow();
	return { object: ref('show', show), context: ref('occurrence', occurrence), told: !loops || Number(runs) <= 1 };
}
