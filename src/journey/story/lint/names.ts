import type { Condition, Deed } from '../../game/content.ts';
import type { Place } from '../outline.ts';
import type { What } from '../problem.ts';
import { tagsOf } from '../tags.ts';
import { placeIn, type Subject } from './subject.ts';

export type Mention = Readonly<{ what: What; id: string; at: Place }>;

/** What names other things of the game: a card, an event, a deed. */
type Act = Pick<Deed, 'tests' | 'pivot' | 'keeps' | 'clears' | 'leaves'> & Readonly<{ when?: Condition }>;

/** All that has a name, with where it stands. */
export function namesOf(subject: Subject): Record<What, Map<string, Place>> {
	const { story, game } = subject;
	const acts = [...Object.values(game.deeds), ...game.cards, ...game.events];
	const inGame = (ids: readonly string[]) => new Map(ids.map((id) => [id, placeIn(subject, 'game.json', id)]));
	const inStory = (ids: readonly string[]) => new Map(ids.map((id) => [id, placeIn(subject, 'story.json', id)]));
	const deeds = Object.values(game.deeds);
	const drawn = deeds.flatMap(({ chance }) => chance ?? []);
	return {
		deed: inGame(Object.keys(game.deeds)),
		condition: inGame(Object.keys(game.conditions)),
		quest: inStory(story.quests.map(({ key }) => key)),
		scene: inStory(story.scenes),
		cast: inStory(story.cast.map(({ id }) => id)),
		chapter: inStory(story.chapters.map(({ id }) => id)),
		source: inStory(story.sources.map(({ key }) => key)),
		hypothesis: inGame(game.hypotheses.map(({ id }) => id)),
		variant: inGame(game.hypotheses.flatMap(({ id, variants }) => variants.map((one) => `${id}/${one}`))),
		flag: inGame([...acts, ...drawn].flatMap(({ sets }) => sets ?? [])),
		promise: inGame(deeds.flatMap(({ promises }) => promises?.id ?? [])),
		team: inGame([...deeds, ...game.cards].flatMap(({ hires }) => hires ?? []))
	};
}

/** All that ink, and the game itself, call by a name. */
export const mentionsOf = (subject: Subject): Mention[] => [...mentionsOfInk(subject), ...mentionsOfGame(subject)];

function mentionsOfInk({ outline, story }: Subject): Mention[] {
	const bridge = { do: 'deed', is: 'condition' } as const;
	const kinds = { who: 'cast', scene: 'scene', chapter: 'chapter', quest: 'quest', source: 'source' } as const;
	const main = { file: 'story.json', line: 1 };
	return [
		...outline.calls.flatMap(({ name, argument, ...at }) => {
			const what = bridge[name as keyof typeof bridge];
			return what && argument !== null ? [{ what, id: argument, at }] : [];
		}),
		...outline.lines.flatMap((line) =>
			Object.entries(kinds).flatMap(([tag, what]) =>
				tagsOf(line.tags, tag as keyof typeof kinds).map((id) => ({ what, id, at: line }))
			)
		),
		...story.quests.map(({ chapter }) => ({ what: 'chapter' as const, id: chapter, at: main }))
	];
}

function mentionsOfGame(subject: Subject): Mention[] {
	const { game } = subject;
	const acts: [string, Act][] = [
		...[...game.cards, ...game.events].map((one): [string, Act] => [one.id, one]),
		...Object.entries(game.deeds)
	];
	return [
		...acts.flatMap(([id, act]) => mentionsOfAct(act, placeIn(subject, 'game.json', id))),
		...Object.entries(game.conditions).flatMap(([id, one]) =>
			mentionsOfCondition(one, placeIn(subject, 'game.json', id))
		)
	];
}

function mentionsOfAct({ tests, pivot, when, keeps, clears, leaves }: Act, at: Place): Mention[] {
	const mention = (what: What, id: string | undefined): Mention[] => (id === undefined ? [] : [{ what, id, at }]);
	return [
		...mention('hypothesis', tests?.hypothesis),
		...mention('variant', pivot && `${pivot.hypothesis}/${pivot.variant}`),
		...mention('promise', keeps),
		...mention('team', leaves),
		...(clears ?? []).flatMap((id) => mention('flag', id)),
		...(when ? mentionsOfCondition(when, at) : [])
	];
}

function mentionsOfCondition(condition: Condition, at: Place): Mention[] {
	const again = (part: Condition): Mention[] => mentionsOfCondition(part, at);
	if ('all' in condition) return condition.all.flatMap(again);
	if ('any' in condition) return condition.any.flatMap(again);
	if ('not' in condition) return again(condition.not);
	if ('flag' in condition) return [{ what: 'flag', id: condition.flag, at }];
	if ('quest' in condition) return [{ what: 'quest', id: condition.quest, at }];
	if ('team' in condition) return [{ what: 'team', id: condition.team, at }];
	if ('believes' in condition) return [{ what: 'variant', id: `${condition.believes}/${condition.variant}`, at }];
	if ('tested' in condition) return [{ what: 'hypothesis', id: condition.tested, at }];
	return 'leans' in condition ? [{ what: 'hypothesis', id: condition.leans, at }] : [];
}
