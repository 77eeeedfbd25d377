import type { Game } from '../game/content.ts';
import type { Outline, Place } from './outline.ts';
import type { StoryFile } from './story.schema.ts';
import { tagOf, tagsOf } from './tags.ts';

/** The keys of all words that a story shows, but those of its ink. */
export function keysBesideInk(story: StoryFile, game: Game, outline: Outline): string[] {
	const endings = [...outline.lines.flatMap(({ tags }) => tagsOf(tags, 'ending')), ...endsOf(game)];
	const deeds = Object.values(game.deeds);
	return [
		...game.cards.flatMap(({ id }) => [`card.${id}`, `card.${id}.text`]),
		...game.events.map(({ id }) => `event.${id}`),
		...game.hypotheses.flatMap(({ id, variants }) => [`hyp.${id}`, ...variants.map((one) => `hyp.${id}.${one}`)]),
		...deeds.flatMap(({ promises, owes }) => [
			...(promises ? [`promise.${promises.id}`] : []),
			...(owes ? [`debt.${owes.id}`] : [])
		]),
		...story.chapters.flatMap(({ id }) => [`chapter.${id}`, `chapter.${id}.text`]),
		...story.cast.map(({ id }) => `cast.${id}`),
		...story.scenes.map((name) => `scene.${name}`),
		...story.quests.flatMap(({ key }) => [`quest.${key}`, `quest.${key}.how`]),
		...endings.flatMap((name) => [`ending.${name}`, `ending.${name}.text`])
	].filter((key, at, all) => all.indexOf(key) === at);
}

export const endsOf = ({ deeds }: Game): string[] => Object.values(deeds).flatMap(({ ends }) => ends ?? []);

/** The French words that stand in ink, by key, with where they stand. */
export function wordsOfInk({ lines, choices }: Outline): Map<string, Place & { text: string }> {
	const found = new Map<string, Place & { text: string }>();
	const put = (kind: string, id: string | null, { file, line, text }: Place & { text: string }): void => {
		if (id && text && !found.has(`${kind}.${id}`)) found.set(`${kind}.${id}`, { file, line, text });
	};
	for (const line of lines) put('l', tagOf(line.tags, 'l'), line);
	for (const choice of choices) put('c', tagOf(choice.tags, 'id'), choice);
	return found;
}
