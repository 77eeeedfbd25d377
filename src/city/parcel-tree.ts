import { type Locale, type Words, wordsFrom } from '#kernel/words.ts';
import type { Audience } from './kinds.ts';
import type { Content, ParcelMedia, ParcelStop } from './parcel.schema.ts';
import type { SignLanguage } from './signed.ts';

/** Where a stop is: its point, and what the place is called. */
type Where = Readonly<{ where: readonly [number | null, number | null, string | null] }>;
/** What may be merged, by names: a leaf is one value, and what is empty is not there. */
type Leaf = string | number | boolean | readonly string[] | Where;
export interface Branch {
	readonly [name: string]: Tree;
}
export type Tree = Leaf | Branch;

/** The one leaf that is an object holds a list, which no branch does. */
const isWhere = (tree: object): boolean => Array.isArray((tree as Partial<Where>).where);

export const isBranch = (tree: Tree | undefined): tree is Branch =>
	typeof tree === 'object' && !Array.isArray(tree) && !isWhere(tree);

const filled = (branch: Readonly<Record<string, Tree | null | undefined>>): Branch =>
	Object.fromEntries(
		Object.entries(branch).filter(
			([, one]) => one !== null && one !== undefined && one !== '' && !(isBranch(one) && !Object.keys(one).length)
		)
	) as Branch;
const wordsTree = (words: Words | null): Branch => filled({ ...words });

/** The content of a parcel by names: stops, files, languages and audiences instead of places in a list. The order of the stops is a leaf of its own. */
export const treeOf = ({ about, stops, media }: Content): Branch => ({
	about: filled({ ...about, title: wordsTree(about.title), summary: wordsTree(about.summary) }),
	order: stops.map(({ id }) => id),
	stops: Object.fromEntries(stops.map((stop) => [stop.id, stopTree(stop)])),
	media: Object.fromEntries(Object.entries(media).map(([id, { alt }]) => [id, { there: true, alt: wordsTree(alt) }]))
});

const stopTree = ({ lat, lon, place, spot, picture, layers, riddles }: ParcelStop): Branch => ({
	there: true,
	...filled({
		where: lat === null && place === null ? null : { where: [lat, lon, place] as const },
		spot: wordsTree(spot),
		picture,
		layers: Object.fromEntries(
			layers.map(({ locale, audience, film, ...said }) => [
				`${locale} ${audience}`,
				// a film and its language are one value: a merge never gives one the language of another
				{ there: true, ...filled({ ...said, film: film && [film.file, film.signedIn] }) }
			])
		),
		riddles: Object.fromEntries(riddles.map(({ locale, ...said }) => [locale, { there: true, ...filled(said) }]))
	})
});

/** What a tree says again as the content of a parcel. @param rights of its files, and of the trail itself, which nothing merges */
export function contentOf(
	tree: Branch,
	rights: Readonly<{ trail: Content['rights']; media: Readonly<Record<string, ParcelMedia>> }>,
	before: Content['about']
): Content {
	const its = tree as unknown as Read;
	const stops = (its.order ?? []).map((id) => stopOf(id, its.stops[id] ?? {}));
	const used = new Set(
		stops.flatMap(({ picture, layers }) => [picture, ...layers.flatMap(({ sound, film }) => [sound, film?.file])])
	);
	const media = Object.entries(rights.media).flatMap(([id, one]) =>
		used.has(id) ? [[id, { ...one, alt: words(its.media?.[id]?.alt) ?? one.alt }] as const] : []
	);
	return { about: aboutOf(its.about, before), rights: rights.trail, stops, media: Object.fromEntries(media) };
}

type ReadWords = Partial<Record<'source' | Locale, string>>;
type Read = {
	about: Partial<{ title: ReadWords; summary: ReadWords; minutes: number; stepFree: boolean; ageFrom: number }>;
	order: string[];
	stops: Record<string, ReadStop>;
	media?: Record<string, { alt?: ReadWords }>;
};
type ReadStop = Partial<{
	where: Where;
	spot: ReadWords;
	picture: string;
	layers: Record<
		string,
		Partial<
			Record<'title' | 'body' | 'sound' | 'transcript' | 'author', string> & {
				source: Locale;
				film: readonly [file: string, signedIn: SignLanguage];
			}
		>
	>;
	riddles: Record<string, Partial<{ question: string; hint: string; answers: string[] }>>;
}>;

/** A text whose own language went away is from the first that it still has. */
function words(given: ReadWords | undefined): Words | null {
	const { source, ...rest } = given ?? {};
	const texts = rest as Partial<Record<Locale, string>>;
	const whole = wordsFrom((locale) => texts[locale]);
	return whole && source && texts[source as Locale] ? { ...whole, source: source as Locale } : whole;
}

const aboutOf = ({ title, summary, minutes, stepFree, ageFrom }: Read['about'], before: Content['about']) => ({
	title: words(title) ?? before.title,
	summary: words(summary) ?? before.summary,
	minutes: minutes ?? before.minutes,
	stepFree: stepFree ?? false,
	ageFrom: ageFrom ?? null
});

function stopOf(id: string, { where, spot, picture, layers = {}, riddles = {} }: ReadStop): ParcelStop {
	const [lat, lon, place] = where?.where ?? [null, null, null];
	return {
		...{ id, lat, lon, place, spot: words(spot), picture: picture ?? null },
		layers: Object.entries(layers).map(
			([key, { title = '', body = '', sound, transcript = '', author = '', source, film }]) => {
				const [locale, audience] = key.split(' ') as [Locale, Audience];
				return {
					...{ locale, audience, title, body, sound: sound ?? null, transcript, author, source: source ?? null },
					...(film && { film: { file: film[0], signedIn: film[1] } })
				};
			}
		),
		riddles: Object.entries(riddles).map(([locale, { question = '', hint = '', answers = [] }]) => ({
			...{ locale: locale as Locale, question, hint, answers }
		}))
	};
}
