import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { type Rule, type Watched, watch } from '../watch.ts';
import { type Alarm, writeAlarm } from './letters.ts';
import { streamsTold } from './told.ts';

const by = { actor: null, source: 'job' } as const;
/** So many values of a threshold are looked at in one go; the rest a minute later. */
const PORTION = 5000;

/** Looks at what came since the last minute: values beyond thresholds, and streams that fell silent or speak again. */
export async function watchAll(now = new Date()): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select h.id from sensing.threshold h join sensing.standing s on s.datastream = h.datastream where s.phenomenon_until > h.seen_until order by h.id`.execute(
		db
	);
	for (const { id } of rows) await transaction((tx) => lookAt(tx, id, now));
	await transaction((tx) => hearSilence(tx, now));
}

type Threshold = Rule &
	Watched &
	Readonly<{ id: string; datastream: number; tells: readonly string[]; seenUntil: Date }>;
type Value = Readonly<{ at: Date; value: number }>;

/** What came late was observed before what has been looked at, and alarms nobody. */
async function lookAt(tx: Tx, id: string, now: Date): Promise<void> {
	const { rows } =
		await sql<Threshold>`select id, datastream, side, value, minutes, tells, state, since, seen_until from sensing.threshold
		where id = ${id} for update skip locked`.execute(tx);
	const [its] = rows;
	if (!its) return;
	const values = await sql<Value>`select phenomenon_from as at, result_number as value from sensing.observation
		where datastream = ${its.datastream} and phenomenon_from > ${its.seenUntil} and phenomenon_from <= ${now} and result_number is not null
		order by phenomenon_from, number limit ${PORTION}`.execute(tx);
	let state: Watched = its;
	for (const one of values.rows) {
		const { now: next, told } = watch(state, its, one);
		if (told) await tell(tx, its, told, one);
		state = next;
	}
	const seen = values.rows.at(-1)?.at ?? its.seenUntil;
	await sql`update sensing.threshold set state = ${state.state}, since = ${state.since}, seen_until = ${seen} where id = ${id}`.execute(
		tx
	);
}

async function tell(
	tx: Tx,
	{ id, datastream, side, minutes, tells, value: bound }: Threshold,
	what: 'crossed' | 'uncrossed',
	{ at, value }: Value
) {
	const [told] = await streamsTold(tx, [datastream]);
	if (!told) return;
	const about = { ...told.about, context: ref('threshold', id) };
	await record(tx, { ...by, ...about, verb: `sensing.${what}`, at, detail: { side, minutes } });
	await writeAlarm(tx, datastream, tells, { what: what === 'crossed' ? side : 'within', value, bound, minutes, at });
}

/** Tells who looks after it that a stream says nothing any more, and that it does again. */
async function hearSilence(tx: Tx, now: Date): Promise<void> {
	const late = sql`s.latest_at + 3 * make_interval(secs => d.every_seconds) < ${now}`;
	const fell = await sql<{ number: number; since: Date; every: number }>`
		update sensing.standing s set silent_since = s.latest_at from sensing.datastream d join sensing.thing t on t.number = d.thing
		where d.number = s.datastream and s.silent_since is null and t.retired_at is null and ${late}
		returning d.number, s.latest_at as since, d.every_seconds as every`.execute(tx);
	const back = await sql<{ number: number; minutes: number }>`
		with before as (select datastream, silent_since from sensing.standing where silent_since is not null for update)
		update sensing.standing s set silent_since = null from before, sensing.datastream d
		where before.datastream = s.datastream and d.number = s.datastream and s.latest_at > before.silent_since and not coalesce(${late}, false)
		returning d.number, round(extract(epoch from s.latest_at - before.silent_since) / 60)::int as minutes`.execute(tx);
	for (const { number, since, every } of fell.rows)
		await tellSilence(
			tx,
			number,
			{ what: 'silent', at: since },
			{ verb: 'sensing.fell_silent', detail: { everySeconds: every } }
		);
	for (const { number, minutes } of back.rows)
		await tellSilence(
			tx,
			number,
			{ what: 'back', at: now, minutes },
			{ verb: 'sensing.came_back', detail: { silentMinutes: minutes } }
		);
}

type Fact =
	| Readonly<{ verb: 'sensing.fell_silent'; detail: { everySeconds: number } }>
	| Readonly<{ verb: 'sensing.came_back'; detail: { silentMinutes: number } }>;

async function tellSilence(tx: Tx, number: number, alarm: Alarm, fact: Fact): Promise<void> {
	const [told] = await streamsTold(tx, [number]);
	if (!told) return;
	if (fact.verb === 'sensing.fell_silent') await record(tx, { ...by, ...told.about, ...fact });
	else await record(tx, { ...by, ...told.about, ...fact });
	await writeAlarm(tx, number, ['hosts', 'keeper'], alarm);
}
