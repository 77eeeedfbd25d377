import type { Problem } from '../problem.ts';
import { mentionsOf, namesOf } from './names.ts';
import { doubt, placeIn, problem, type Subject } from './subject.ts';

/** Whether every name that is used means something, and everything that has a name is used. */
export function lintReferences(subject: Subject): Problem[] {
	const there = namesOf(subject);
	const asked = mentionsOf(subject);
	const found = asked
		.filter(({ what, id }) => !there[what]?.has(id))
		.map(({ what, id, at }) => problem('unknown', at, { what, id }));
	for (const what of ['deed', 'condition', 'quest', 'scene', 'cast', 'chapter', 'source', 'flag', 'promise'] as const) {
		const used = new Set(asked.filter((one) => one.what === what).map(({ id }) => id));
		for (const [id, at] of there[what]) if (!used.has(id)) found.push(doubt('unused', at, { what, id }));
	}
	return [...found, ...lintDoubles(subject)];
}

function lintDoubles(subject: Subject): Problem[] {
	const { game, story } = subject;
	const lists: [string, readonly string[]][] = [
		['game.json', game.cards.map(({ id }) => id)],
		['game.json', game.events.map(({ id }) => id)],
		['game.json', game.hypotheses.map(({ id }) => id)],
		...game.hypotheses.map(({ variants }): [string, readonly string[]] => ['game.json', variants]),
		['story.json', story.chapters.map(({ id }) => id)],
		['story.json', story.cast.map(({ id }) => id)],
		['story.json', story.scenes],
		['story.json', story.quests.map(({ key }) => key)]
	];
	return lists.flatMap(([file, ids]) =>
		ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => problem('id_twice', placeIn(subject, file, id), { id }))
	);
}
