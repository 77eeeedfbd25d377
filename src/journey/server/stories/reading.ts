import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { beside, db } from '#kernel/server/db.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import { eachLocale, type Locale, locales, say, type Words } from '#kernel/words.ts';
import { type Bundle, type Cast, type Chapter, isPlayable, type Strings } from '../../story/bundle.ts';
import { type On, within } from '../tables.ts';
import type { SentWords, Told } from './story.ts';

/** A published story as a page needs it; of words and pictures, by which hash they are found. */
export type StoryNow = Readonly<{
	id: string;
	story: string;
	hash: string;
	words: Readonly<Record<Locale, string>>;
	title: Words;
	summary: Words;
	chapters: readonly Chapter[];
	cast: readonly Cast[];
	scenes: Readonly<Record<string, string>>;
	portraits: Readonly<Record<string, string>>;
	sources: Told['sources'];
	/** False when other rules of the game than today's were made for it. */
	playable: boolean;
}>;

/** A published story in a list, in the reader's language. */
export type StoryCard = Readonly<{
	story: string;
	hash: string;
	title: string;
	summary: string;
	/** The language that title and summary are really in. */
	lang: Locale;
	chapters: readonly Chapter[];
	/** The address of the drawing of its first scene. */
	cover: string | null;
}>;

/** What a story is in where it has no words: it may have been published before the hub had the language. */
const [REFERENCE] = locales;

const rows = (on: On) =>
	within(on)
		.selectFrom('journey.storyVersion as v')
		.innerJoin('journey.story as s', 's.id', 'v.story')
		.select(['s.id', 's.slug', 'v.hash', 'v.told', 'v.state'])
		.select((row) => row.ref('v.bundle', '->').key('chapters').as('chapters'))
		.select((row) => row.ref('v.bundle', '->').key('cast').as('cast'))
		.select((row) => row.ref('v.bundle', '->').key('reducer').as('reducer'));

/** The stories that can be played, in the order of their addresses. */
export async function publishedStories(locale: Locale, on: On = db): Promise<StoryCard[]> {
	const found = await rows(on).select(cover).where('v.state', '=', 'live').orderBy('s.slug').execute();
	return found.map(({ slug, hash, told, chapters, cover }) => {
		const { text, lang } = say(told.title, locale);
		const summary = say(told.summary, locale).text;
		const its = { story: slug, hash, title: text, summary, lang, chapters: chapters as readonly Chapter[] };
		return { ...its, cover: cover && `/journey/${slug}/scene/${cover}.png` };
	});
}

/** The file of a version's first scene. */
const cover = sql<string | null>`(
	select p.file from journey.picture p
	where p.version = v.hash and p.kind = 'scene' and p.name = v.bundle -> 'scenes' ->> 0
)`.as('cover');

/** The version of a story that players get now. @throws 404 */
export async function storyNow(slug: string, on: On = db): Promise<StoryNow> {
	const row = await rows(on).where('s.slug', '=', slug).where('v.state', '=', 'live').executeTakeFirst();
	if (!row) throw missing();
	return storyOfRow(row, on);
}

/** A version by its hash, in whatever state: for a run that stays with it, and for the team. @throws 404 */
export async function storyOfVersion(hash: string, on: On = db): Promise<StoryNow> {
	const row = await rows(on).where('v.hash', '=', hash).executeTakeFirst();
	if (!row) throw missing();
	return storyOfRow(row, on);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

async function storyOfRow({ id, slug, hash, told, chapters, cast, reducer }: Row, on: On): Promise<StoryNow> {
	const [words, pictures] = [
		await within(on)
			.selectFrom('journey.versionWords')
			.select(['locale', 'words'])
			.where('version', '=', hash)
			.execute(),
		await within(on)
			.selectFrom('journey.picture')
			.select(['kind', 'name', 'file'])
			.where('version', '=', hash)
			.orderBy('name')
			.execute()
	];
	const hashes = new Map(words.map(({ locale, words: its }) => [locale, its]));
	const named = (wanted: 'scene' | 'portrait') =>
		Object.fromEntries(pictures.flatMap(({ kind, name, file }) => (kind === wanted ? [[name, file]] : [])));
	return {
		...{ id, story: slug, hash, title: told.title, summary: told.summary, sources: told.sources },
		words: eachLocale((locale) => hashes.get(locale) ?? hashes.get(REFERENCE) ?? ''),
		...{ chapters: chapters as readonly Chapter[], cast: cast as readonly Cast[] },
		...{ scenes: named('scene'), portraits: named('portrait'), playable: isPlayable({ reducer: Number(reducer) }) }
	};
}

const bundles = new Map<string, Promise<Bundle>>();
const MOST = 12;

/** What decides about the runs of a version; never changed, so it is kept at hand. @throws 404 */
export function bundleOf(hash: string): Promise<Bundle> {
	const known = bundles.get(hash);
	if (known) return known;
	const read = readBundle(hash);
	bundles.set(hash, read);
	read.catch(() => bundles.delete(hash));
	for (const [oldest] of bundles) if (bundles.size > MOST) bundles.delete(oldest);
	return read;
}

async function readBundle(hash: string): Promise<Bundle> {
	const row = await within(beside)
		.selectFrom('journey.storyVersion')
		.select('bundle')
		.where('hash', '=', hash)
		.executeTakeFirst();
	if (!row) throw missing();
	return row.bundle;
}

/** The bundle of a version that was published, for whoever asks. @throws 404, also for a draft. */
export async function publishedBundle(slug: string, hash: string, on: On = db): Promise<Bundle> {
	const row = await rows(on).where('v.hash', '=', hash).where('s.slug', '=', slug).executeTakeFirst();
	if (!row || row.state === 'draft') throw missing();
	return bundleOf(hash);
}

/** The words of one language as they are sent. @throws 404 */
export async function sentWords(slug: string, locale: Locale, hash: string, on: On = db): Promise<SentWords> {
	const row = await within(on)
		.selectFrom('journey.words as w')
		.innerJoin('journey.story as s', 's.id', 'w.story')
		.select(['w.locale', 'w.body'])
		.where('w.hash', '=', hash)
		.where('w.locale', 'in', [locale, REFERENCE])
		.where('s.slug', '=', slug)
		.where('w.hash', 'in', (published) =>
			published
				.selectFrom('journey.versionWords as p')
				.innerJoin('journey.storyVersion as v', 'v.hash', 'p.version')
				.select('p.words')
				.where('v.state', '<>', 'draft')
		)
		.executeTakeFirst();
	if (!row) throw missing();
	return row.locale === locale ? row.body : { ...row.body, missing: Object.keys(row.body.words).toSorted() };
}

/** The words of a version in one language, with French where it has none. */
export async function sentWordsOf(hash: string, locale: Locale, on: On = db): Promise<Strings> {
	const row = await within(on)
		.selectFrom('journey.versionWords as p')
		.innerJoin('journey.words as w', 'w.hash', 'p.words')
		.select('w.body')
		.where('p.version', '=', hash)
		.where('p.locale', 'in', [locale, REFERENCE])
		.orderBy((on) => on('p.locale', '=', locale), 'desc')
		.executeTakeFirst();
	return row?.body.words ?? {};
}

/** The words of a version that each language has of its own. */
export async function wordsOf(hash: string, on: On = db): Promise<Record<Locale, Strings>> {
	const found = await within(on)
		.selectFrom('journey.versionWords as p')
		.innerJoin('journey.words as w', 'w.hash', 'p.words')
		.select(['p.locale', 'w.body'])
		.where('p.version', '=', hash)
		.execute();
	const own = new Map(
		found.map(({ locale, body }) => {
			const without = new Set(body.missing);
			return [locale, Object.fromEntries(Object.entries(body.words).filter(([key]) => !without.has(key)))];
		})
	);
	return eachLocale((locale) => own.get(locale) ?? {});
}

/** A drawing of a published story, by the hash of its content. @throws 404 */
export async function storyPicture(
	slug: string,
	kind: 'scene' | 'portrait',
	file: string,
	on: On = db
): Promise<Buffer> {
	const row = await within(on)
		.selectFrom('journey.picture as p')
		.innerJoin('journey.storyVersion as v', 'v.hash', 'p.version')
		.innerJoin('journey.story as s', 's.id', 'v.story')
		.select('p.file')
		.where('p.file', '=', file)
		.where('p.kind', '=', kind)
		.where('s.slug', '=', slug)
		.where('v.state', '<>', 'draft')
		.executeTakeFirst();
	if (!row) throw missing();
	return (await readFileOf(row.file, on)).content;
}

/** Whose version it is, if it was ever published. @throws 404 */
export async function publishedVersion(hash: string, on: On = db): Promise<{ story: string }> {
	const row = await within(on)
		.selectFrom('journey.storyVersion')
		.select(['story', 'state'])
		.where('hash', '=', hash)
		.executeTakeFirst();
	if (!row || row.state === 'draft') throw missing();
	return { story: row.story };
}
