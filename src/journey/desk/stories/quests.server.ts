import { offeringChoices } from '#agenda/server';
import { type Locale, said, say, type Words } from '#kernel/words.ts';
import { activitiesIn } from '../../index.ts';
import { activitiesMeant, boundNames, type ShelvedVersion, wordsOf } from '../../server/index.ts';

/** The challenges of a version in words, which activity of this hub each of their names means, and those to choose from. */
export async function questsShown(story: string, { hash, told: { quests } }: ShelvedVersion, locale: Locale) {
	const names = quests.flatMap(({ tree }) => activitiesIn(tree));
	const [words, meant, bound, choices] = await Promise.all([
		wordsOf(hash),
		activitiesMeant(story, names),
		boundNames(story),
		offeringChoices()
	]);
	const speak = (key: string): Words => said({ ...wordsIn(words, key), source: 'fr' }, locale);
	return {
		quests: quests.map(({ key, chapter, tree }) => ({
			...{ key, tree, title: speak(`quest.${key}`), chapter: speak(`chapter.${chapter}`) }
		})),
		meant: Object.fromEntries(
			[...meant].map(([name, card]) => [name, { id: card.id, title: said(card.title, locale), bound: bound.has(name) }])
		),
		activities: choices
			.map(({ id: value, title }) => ({ value, label: say(title, locale).text }))
			.toSorted((a, b) => a.label.localeCompare(b.label, locale))
	};
}

/** A word of the story in the languages that have it. */
const wordsIn = (words: Awaited<ReturnType<typeof wordsOf>>, key: string): Partial<Words> =>
	Object.fromEntries(
		Object.entries(words).flatMap(([locale, texts]) => {
			const text = texts[key] ?? (locale === 'fr' ? key : '');
			return text ? [[locale, text]] : [];
		})
	);
