import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { hubTheme, type NewCueContent, type RoomRules } from '#stage';
import { openRoom } from '#stage/server';
import { open, settleIn } from './hub.ts';

const said = (text: string): Words => ({ source: 'fr', fr: text });
const options = ['Oui', 'Non', 'Peut-être'].map(said);
const poll = { kind: 'poll', onAir: false } as const;

/** A poll of each kind, as the rundown of a show that was made for claims has them. */
export const polls = {
	live: { ...poll, form: 'choice', question: said('En direct ?'), options, results: 'live' },
	voted: { ...poll, form: 'choice', question: said('Après le vote ?'), options, results: 'voted' },
	hidden: { ...poll, form: 'choice', question: said('À la fin ?'), options, results: 'revealed' },
	scale: { ...poll, form: 'scale', question: said('Combien ?'), results: 'live' },
	cloud: { ...poll, form: 'cloud', question: said('Un mot ?'), most: 2, results: 'live' },
	priority: { ...poll, form: 'priority', question: said('Dans quel ordre ?'), options, results: 'live' },
	quiz: {
		...poll,
		form: 'quiz',
		question: said('Laquelle est juste ?'),
		options,
		results: 'revealed',
		right: ['1'],
		explanation: said('Explication juste.'),
		seconds: 20
	}
} satisfies Record<string, NewCueContent>;

export type MadeShow<K extends string> = Readonly<{
	id: string;
	room: string;
	slug: string;
	occurrence: string;
	/** The slugs of its stations, the leading one first. */
	stations: readonly string[];
	segment: string;
	/** The ids of its cues; that of a poll is the poll's. */
	cues: Readonly<Record<K, string>>;
}>;

type Made<K extends string> = { name: string; rules?: Partial<RoomRules>; cues: Record<K, NewCueContent> };

let settled: Promise<void> | undefined;

/** A published show of two stations with a rundown of one segment, and its room on air, opened. `db` must be connected. */
export async function madeShow<K extends string>({ name, rules, cues }: Made<K>): Promise<MadeShow<K>> {
	settled ??= settleIn();
	await settled;
	const seance = await open(name, {}, { area: 'stage' });
	const id = newId();
	const { chat, questions, slowSeconds, reactions } = {
		...{ chat: 'live', questions: 'live', slowSeconds: 0, reactions: true },
		...rules
	};
	await sql`insert into stage.show (id, occurrence, chat, questions, slow_seconds, reactions, silence_seconds)
		values (${id}, ${seance.id}, ${chat}, ${questions}, ${slowSeconds}, ${reactions}, 120)`.execute(db);
	const stations = [`${name}-mb`, `${name}-ac`];
	for (const [position, slug] of stations.entries()) await addStation(id, slug, position);
	const segment = newId();
	await sql`insert into stage.segment (id, show, position, title) values (${segment}, ${id}, 0, ${JSON.stringify(said('Partie'))})`.execute(
		db
	);
	const ids: Partial<Record<K, string>> = {};
	for (const [position, [key, content]] of (Object.entries(cues) as [K, NewCueContent][]).entries())
		ids[key] = await addCue(segment, position, content.kind === 'result' ? named(content, ids) : content);
	const room = await openRoom(id, 'air');
	return { id, room, slug: seance.slug, occurrence: seance.id, stations, segment, cues: ids as Record<K, string> };
}

async function addStation(show: string, slug: string, position: number): Promise<void> {
	const station = newId();
	await sql`insert into stage.station (id, slug, name, theme) values (${station}, ${slug}, ${`Chaîne ${slug}`}, ${JSON.stringify(hubTheme)})`.execute(
		db
	);
	await sql`insert into stage.show_station (show, station, position) values (${show}, ${station}, ${position})`.execute(
		db
	);
}

/** A result names the poll of an earlier cue by its key. */
const named = <C extends { poll: string }>(content: C, ids: Partial<Record<string, string>>): C => ({
	...content,
	poll: ids[content.poll] ?? content.poll
});

/** What a rundown keeps is whole: what was left out has its default. */
async function addCue(segment: string, position: number, content: NewCueContent): Promise<string> {
	const id = newId();
	const blank =
		content.kind === 'poll'
			? { options: [], most: 1, points: 5, results: 'voted', coded: false, right: [], explanation: null, onAir: true }
			: {};
	const whole = JSON.stringify({ seconds: 0, ...blank, ...content });
	await sql`insert into stage.cue (id, segment, position, content) values (${id}, ${segment}, ${position}, ${whole})`.execute(
		db
	);
	return id;
}
