import { refused } from '#kernel/errors.ts';
import type { Words } from '#kernel/words.ts';
import { hashOf } from '../../hash.ts';
import type { Bundle, Strings } from '../../story/bundle.ts';
import type { Quest, Source } from '../../story/story.schema.ts';
import type { ReadStory as WholeStory } from '../engine/read.ts';

/** What is told of a story beside its words: it decides about no run, so it may be mended under the same hash. */
export type Told = Readonly<{
	title: Words;
	summary: Words;
	quests: readonly Quest[];
	sources: readonly Source[];
}>;

/** The words of one language as they are sent: whole, with French where there are none, and which those are. */
export type SentWords = Readonly<{ words: Strings; missing: readonly string[] }>;

/** A story as it was read from its folder, as far as it is kept. */
export type ReadStory = Pick<WholeStory, 'bundle' | 'words' | 'pictures' | 'problems'> &
	Readonly<{ meta: Told | null }>;

/** A drawing of a story. */
export type StoryPicture = Readonly<{ kind: 'scene' | 'portrait'; name: string; content: Buffer }>;

/** A story that can be kept. */
export type WholeRead = Readonly<{
	bundle: Bundle;
	told: Told;
	words: WholeStory['words'];
	pictures: readonly StoryPicture[];
}>;

const LARGEST_BUNDLE = 4 * 1024 * 1024;
const LARGEST_PICTURE = 64 * 1024;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/**
 * Checks that a story is whole: nothing that its author must mend, a hash that is its content's, small PNGs for pictures.
 * @throws journey_story_wrong with what is wrong; the problems of its author have words of their own (`sayProblem`).
 */
export function wholeStory({ bundle, meta, words, pictures, problems }: ReadStory): WholeRead {
	const [worst] = problems.filter(({ warning }) => !warning);
	if (worst || !bundle || !meta) throw wrong(`${worst?.file ?? 'story.json'}${worst?.line ? `:${worst.line}` : ''}`);
	const { hash, ...rest } = bundle;
	if (hashOf(rest) !== hash) throw wrong('hash');
	if (JSON.stringify(bundle).length > LARGEST_BUNDLE) throw wrong('> 4 MB');
	const { title, summary, quests, sources } = meta;
	return { bundle, told: { title, summary, quests, sources }, words, pictures: [...pictures].flatMap(pictureOf) };
}

function pictureOf([path, bytes]: [string, Uint8Array]): StoryPicture[] {
	const [, folder, name] = /^(scenes|portraits)\/([a-z0-9_-]+)\.png$/.exec(path) ?? [];
	if (!folder || !name) return [];
	const content = Buffer.from(bytes);
	if (content.length > LARGEST_PICTURE || !content.subarray(0, PNG.length).equals(PNG)) throw wrong(path);
	return [{ kind: folder === 'scenes' ? 'scene' : 'portrait', name, content }];
}

const wrong = (what: string) => refused('journey_story_wrong', { what }, 422);
