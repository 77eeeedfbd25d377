import { sql } from 'kysely';
import { missing, refused } from '../../errors.ts';
import { type By, ref } from '../../facts.ts';
import { record } from '../../server/activity/record.ts';
import { db, openPool, type Tx } from '../../server/db.ts';
import type { QuietHours, Rhythm, Topic } from '../../topic.ts';

type On = Tx | typeof db;

let topics: readonly Topic[] = [];

/** Names what people are told about; given by the modules' manifests at start. */
export function declareTopics(all: readonly Topic[]): void {
	topics = all;
}

/** A topic by the name it is kept under; one that no module has any more is none. */
export const topicOf = (id: string): Topic | undefined => topics.find((one) => one.id === id);

/** The rhythm in which somebody is told of something: her own, or the first of its topic. What a topic offers no more is as if it was not chosen. */
export async function rhythmOf(person: string, topic: Topic, on: On = db): Promise<Rhythm> {
	const { rows } = await sql<{ rhythm: Rhythm }>`
		select rhythm from identity.rhythm where person = ${person} and topic = ${topic.id}`.execute(on);
	return offered(topic, rows[0]?.rhythm);
}

const offered = ({ rhythms }: Topic, chosen: Rhythm | undefined): Rhythm =>
	chosen && rhythms.includes(chosen) ? chosen : rhythms[0];

/** Who has chosen a rhythm of a topic that is not its first. */
export async function whoChose({ id }: Topic, rhythm: Rhythm, on: On = db): Promise<string[]> {
	const { rows } = await sql<{ person: string }>`
		select person from identity.rhythm where topic = ${id} and rhythm = ${rhythm} order by person`.execute(on);
	return rows.map(({ person }) => person);
}

/** Who hears now what was for somebody: she, or whom she turned out to be; null: she was erased. */
export async function hearerOf(person: string, on: On = db): Promise<string | null> {
	const { rows } = await sql<{ hearer: string | null }>`
		select case when erased_at is null then id else merged_into end as hearer from identity.person where id = ${person}`.execute(
		on
	);
	return rows[0]?.hearer ?? null;
}

/** Somebody's quiet hours; null: she has none. */
export async function quietHoursOf(person: string, on: On = db): Promise<QuietHours | null> {
	const { rows } = await sql<QuietHours>`
		select from_minute as "from", until_minute as "until" from identity.quiet_hours where person = ${person}`.execute(
		on
	);
	return rows[0] ?? null;
}

/** What somebody is told about, each with her rhythm; one that she has chosen stays though it concerns her no more. */
export async function topicsFor(person: string): Promise<{ topic: Topic; rhythm: Rhythm }[]> {
	const asked = topics.map(({ concerns }, at) => `(${concerns ?? 'true'}) as "${at}"`);
	const { rows } = asked.length
		? await openPool().query(`select ${asked.join(', ')}, $1::uuid as person`, [person])
		: { rows: [{}] };
	const kept = await sql<{ topic: string; rhythm: Rhythm }>`
		select topic, rhythm from identity.rhythm where person = ${person}`.execute(db);
	const chosen = new Map(kept.rows.map(({ topic, rhythm }) => [topic, rhythm]));
	return topics
		.filter(({ id }, at) => rows[0][at] || chosen.has(id))
		.map((topic) => ({ topic, rhythm: offered(topic, chosen.get(topic.id)) }));
}

/**
 * Keeps in which rhythm somebody is told of something. What waits is timed anew by whoever calls (`retime`).
 * @throws 404 for no topic of ours, kernel_rhythm_unknown for a rhythm that it does not offer.
 */
export async function chooseRhythm(tx: Tx, person: string, id: string, rhythm: Rhythm, by: By): Promise<void> {
	const topic = topicOf(id);
	if (!topic) throw missing();
	if (!topic.rhythms.includes(rhythm)) throw refused('kernel_rhythm_unknown');
	if ((await rhythmOf(person, topic, tx)) === rhythm) return;
	await sql`insert into identity.rhythm (person, topic, rhythm) values (${person}, ${id}, ${rhythm})
		on conflict (person, topic) do update set rhythm = excluded.rhythm, chosen_at = now()`.execute(tx);
	await record(tx, {
		...by,
		verb: 'identity.rhythm_chosen',
		object: ref('person', person),
		detail: { topic: id, rhythm }
	});
}

/** Keeps somebody's quiet hours, or that she has none. @throws kernel_quiet_empty when they begin as they end */
export async function chooseQuietHours(tx: Tx, person: string, quiet: QuietHours | null, by: By): Promise<void> {
	if (quiet && quiet.from === quiet.until) throw refused('kernel_quiet_empty');
	const before = await quietHoursOf(person, tx);
	if (before?.from === quiet?.from && before?.until === quiet?.until) return;
	if (quiet)
		await sql`insert into identity.quiet_hours (person, from_minute, until_minute) values (${person}, ${quiet.from}, ${quiet.until})
			on conflict (person) do update set from_minute = excluded.from_minute, until_minute = excluded.until_minute`.execute(
			tx
		);
	else await sql`delete from identity.quiet_hours where person = ${person}`.execute(tx);
	await record(tx, {
		...by,
		verb: 'identity.quiet_hours_chosen',
		object: ref('person', person),
		detail: { quiet: quiet !== null }
	});
}
