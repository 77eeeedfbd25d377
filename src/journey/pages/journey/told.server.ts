import { type Locale, say, type Words } from '#kernel/words.ts';
import { type RunInShort, sentWords, storyOfVersion } from '../../server/index.ts';

/** The words of a version of a story that stand beside its flow: what its chapters, endings and challenges are called. */
export async function wordsOfVersion(hash: string, locale: Locale) {
	const story = await storyOfVersion(hash);
	const sent = await sentWords(story.story, locale, story.words[locale]);
	const french = new Set(sent.missing);
	const word = (key: string): Words => ({
		source: french.has(key) ? 'fr' : locale,
		[french.has(key) ? 'fr' : locale]: sent.words[key] ?? key
	});
	return { story, word };
}

/** A run as its player reads it in a list. */
export async function runSaid(run: RunInShort, locale: Locale) {
	const { story, word } = await wordsOfVersion(run.version, locale);
	const chapter = run.chapters.at(-1);
	const { id, choices, lastAt, branchedFrom, ending } = run;
	return {
		...{ id, choices, lastAt, branched: branchedFrom !== null, story: run.story },
		title: say(story.title, locale).text,
		chapter: chapter ? word(`chapter.${chapter}`) : null,
		ending: ending ? word(`ending.${ending}`) : null
	};
}
