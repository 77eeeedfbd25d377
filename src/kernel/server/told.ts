import { sql } from 'kysely';
import { ref } from '../facts.ts';
import { quietHoursOf, rhythmOf, topicOf } from '../identity/server/rhythms.ts';
import type { Rhythm, Topic } from '../topic.ts';
import type { db, Tx } from './db.ts';
import { hub } from './hub.ts';
import { afterQuiet, isQuiet, tellAt } from './telling.ts';

type On = Tx | typeof db;

let clock = (): Date => new Date();

/** The moment by which letters leave. */
export const now = (): Date => clock();

/** Has letters leave by another clock: a trial lives a week in a minute. */
export function tellBy(other: () => Date): void {
	clock = other;
}

/** What is known of a letter about a topic. */
export type Told = Readonly<{
	id: string;
	topic: string;
	subjectOf: string;
	aboutKind: string | null;
	about: string | null;
	until: Date | null;
	dueAt: Date | null;
}>;

/** Whether a letter of the outbox is about a topic, to a person known. */
export const isTold = <L extends Readonly<{ topic: string | null; subjectOf: string | null }>>(
	letter: L
): letter is L & { topic: string; subjectOf: string } => letter.topic !== null && letter.subjectOf !== null;

/** When somebody is told of something that happens now; null: at once; never: not at all. */
export async function due(person: string, topic: Topic, now: Date, on: On): Promise<Date | null | 'never'> {
	const rhythm = await rhythmOf(person, topic, on);
	if (rhythm === 'never') return 'never';
	const at = tellAt(rhythm, now, await clockOf(person, on));
	return at > now ? at : null;
}

/** What becomes of a letter whose moment has come: it leaves, it waits, or it is dropped, since nobody wants it, nobody may read it or it is too late. */
export async function fate(told: Told, now: Date, on: On): Promise<Rhythm | Readonly<{ waits: Date }>> {
	const topic = topicOf(told.topic);
	if (!topic) return 'never';
	const rhythm = await rhythmOf(told.subjectOf, topic, on);
	if (rhythm === 'never' || (told.until && told.until <= now)) return 'never';
	const about = told.about && told.aboutKind ? ref(told.aboutKind, told.about) : null;
	if (about && topic.open && !(await topic.open(about, told.subjectOf, on))) return 'never';
	const clock = await clockOf(told.subjectOf, on);
	if (isQuiet(now, clock)) return { waits: afterQuiet(now, clock) };
	// a rhythm chosen since it was written
	if (rhythm !== 'now' && !told.dueAt) return { waits: tellAt(rhythm, now, clock) };
	if (rhythm !== 'now' && told.dueAt && told.dueAt > now) return { waits: told.dueAt };
	return rhythm;
}

async function clockOf(person: string, on: On) {
	const [quiet, { timeZone }] = [await quietHoursOf(person, on), await hub()];
	return { quiet, timeZone };
}

export const waitUntil = (id: string, at: Date, on: On) =>
	sql`update kernel.mail set due_at = ${at} where id = ${id} and sent_at is null`.execute(on);

/** It tells nothing any more: its words go. */
export const drop = (id: string, on: On) =>
	sql`update kernel.mail set dropped_at = now(), text = '', html = null, gist = null where id = ${id} and sent_at is null`.execute(
		on
	);
