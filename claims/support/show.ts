import type { NewCueContent, RoomRules } from '#stage';
import { openRoom } from '#stage/server';
import { stageShow, words } from './stage.ts';

const options = ['Oui', 'Non', 'Peut-être'].map(words);
const poll = { kind: 'poll', onAir: false } as const;

/** A poll of each kind, as the rundown of a show that was made for claims has them. */
export const polls = {
	live: { ...poll, form: 'choice', question: words('En direct ?'), options, results: 'live' },
	voted: { ...poll, form: 'choice', question: words('Après le vote ?'), options, results: 'voted' },
	hidden: { ...poll, form: 'choice', question: words('À la fin ?'), options, results: 'revealed' },
	scale: { ...poll, form: 'scale', question: words('Combien ?'), results: 'live' },
	cloud: { ...poll, form: 'cloud', question: words('Un mot ?'), most: 2, results: 'live' },
	priority: { ...poll, form: 'priority', question: words('Dans quel ordre ?'), options, results: 'live' },
	quiz: {
		...poll,
		form: 'quiz',
		question: words('Laquelle est juste ?'),
		options,
		results: 'revealed',
		right: ['1'],
		explanation: words('Explication juste.'),
		seconds: 20
	}
} satisfies Record<string, NewCueContent>;

export type MadeShow<K extends string> = Readonly<{
	id: string;
	room: string;
	slug: string;
	/** The slugs of its stations, the leading one first. */
	stations: readonly string[];
	/** The ids of its cues; that of a poll is the poll's. */
	cues: Readonly<Record<K, string>>;
}>;

type Made<K extends string> = { name: string; rules?: Partial<RoomRules>; cues: Record<K, NewCueContent> };

const liveRules = { chat: 'live', questions: 'live', slowSeconds: 0, reactions: true } as const;

/** A published show of two stations with a rundown of one segment, and its room on air, opened; a result names its poll by its key. In a hub that has settled in. */
export async function madeShow<K extends string>({ name, rules, cues }: Made<K>): Promise<MadeShow<K>> {
	const keys = Object.keys(cues) as K[];
	const contents = keys.map((key) => {
		const cue: NewCueContent = cues[key];
		return cue.kind === 'result' ? { ...cue, poll: String(keys.indexOf(cue.poll as K)) } : cue;
	});
	const settings = { ...liveRules, silenceSeconds: 120, ...rules };
	const made = await stageShow(name, [{ title: 'Partie', cues: contents }], settings);
	const ids = Object.fromEntries(keys.map((key, place) => [key, made.cues[place]])) as Record<K, string>;
	const { show: id, slug, stations } = made;
	return { id, room: await openRoom(id, 'air'), slug, stations, cues: ids };
}
