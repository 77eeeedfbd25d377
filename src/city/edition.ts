import canonicalize from 'canonicalize';
import type { RichText } from '#kernel/richtext.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { Passport, Reaction } from './experiment.ts';
import type { Audience, Licence, MediaKind, Reuse } from './kinds.ts';
import type { SignLanguage } from './signed.ts';

/** The tiles by which a picture is looked at closely. */
export type Zoom = Readonly<{ hash: string; width: number; height: number }>;

/** A file of an edition under its hash, with its rights. */
export type EditionMedia = Readonly<{
	kind: MediaKind;
	bytes: number;
	width: number | null;
	height: number | null;
	seconds: number | null;
	owner: string;
	licence: Licence;
	/** The last day on which it may be shown. */
	until: string | null;
	alt: Words | null;
	/** The hash of its tiles, and its size there; missing where all that there is of it is small. */
	zoom?: Zoom;
	/** Of a film: the picture that is shown before it plays. */
	poster?: Readonly<{ hash: string; bytes: number }>;
}>;

/** A film of a part, and the sign language that it is in. */
export type PartFilm = Readonly<{ hash: string; signedIn: SignLanguage }>;

/** Where the words of a stop in one language are, and what an overview says of them without opening them. */
export type PartOf = Readonly<{
	hash: string;
	bytes: number;
	title: string;
	sound: boolean;
	riddle: boolean;
	/** Missing where there is none. */
	films?: readonly PartFilm[];
}>;

export type EditionStop = Readonly<{
	id: string;
	code: string;
	lat: number | null;
	lon: number | null;
	place: Readonly<{ slug: string; name: string; address: string | null }> | null;
	spot: Words | null;
	/** The hash of its picture. */
	picture: string | null;
	parts: Readonly<Partial<Record<Locale, PartOf>>>;
	passport?: Passport;
	reaction?: Reaction;
	/** Visitors may leave something there. */
	voices?: true;
}>;

/** What a trail is in one edition; the words of its stops are parts of their own. */
export type Manifest = Readonly<{
	trail: string;
	organization: Readonly<{ id: string; name: string }>;
	title: Words;
	summary: Words;
	minutes: number;
	stepFree: boolean;
	ageFrom: number | null;
	reuse: Reuse;
	licence: Licence;
	fictional: boolean;
	/** Whose it is, where it was taken over from another hub. */
	origin?: Readonly<{ organization: string; hub: string; url: string }>;
	locales: readonly Locale[];
	stops: readonly EditionStop[];
	media: Readonly<Record<string, EditionMedia>>;
}>;

type PartLayer = Readonly<{
	audience: Audience;
	title: string;
	body: RichText;
	/** The hash of its sound. */
	sound: string | null;
	transcript: string;
	author: string;
	source: Locale | null;
	/** Of those who read signs. */
	film?: PartFilm;
}>;

/** A stop in one language, for all who are spoken to. */
export type Part = Readonly<{
	code: string;
	locale: Locale;
	layers: readonly PartLayer[];
	/** `answers`: signs of them (`answerSign`). */
	riddle: Readonly<{ question: string; hint: string; answers: readonly string[] }> | null;
}>;

/** JSON in which the order of names says nothing (RFC 8785): the same content is the same bytes. */
export const canonical = (value: unknown): string => canonicalize(value) ?? '';

/** An edition as it may be shown on a day: without the media whose licence has ended. */
export function servedOn(manifest: Manifest, today: string): Manifest {
	const media = Object.fromEntries(
		Object.entries(manifest.media).filter(([, { until }]) => until === null || until >= today)
	);
	const stops = manifest.stops.map((stop) =>
		stop.picture && !media[stop.picture] ? { ...stop, picture: null } : stop
	);
	return { ...manifest, media, stops };
}

/** The same of a part: the transcript stays where its sound goes. What was for those who read signs goes with its film, unless nothing else is said. */
export function partServed(part: Part, { media }: Pick<Manifest, 'media'>): Part {
	const layers = part.layers.map(({ film, ...layer }) => ({
		...layer,
		sound: layer.sound && media[layer.sound] ? layer.sound : null,
		...(film && media[film.hash] && { film })
	}));
	const told = layers.filter(({ audience, film }) => audience !== 'signed' || film);
	return { ...part, layers: told.length ? told : layers };
}

/** The language in which a stop is told to a reader: hers, else the first one of the trail that it has. */
export const spokenIn = ({ locales }: Pick<Manifest, 'locales'>, stop: EditionStop, reader: Locale): Locale =>
	stop.parts[reader] ? reader : (locales.find((one) => stop.parts[one]) ?? reader);

/** What is another thing in one edition than in another. `stop`: its code. */
export type Difference = Readonly<{
	what: 'about' | 'stop_added' | 'stop_removed' | 'order' | 'where' | 'text' | 'picture' | 'rights' | 'experiment';
	stop?: string;
	title?: string;
	locale?: Locale;
}>;

/** What changes from one edition to the next, in the order of the trail. */
export function differences(before: Manifest, after: Manifest): Difference[] {
	const found: Difference[] = [];
	if (canonical(aboutOf(before)) !== canonical(aboutOf(after))) found.push({ what: 'about' });
	const [old, now] = [new Map(before.stops.map((one) => [one.id, one])), new Set(after.stops.map(({ id }) => id))];
	for (const stop of before.stops)
		if (!now.has(stop.id)) found.push({ what: 'stop_removed', stop: stop.code, title: titleOf(stop, before) });
	const kept = (of: Manifest, other: ReadonlySet<string>) =>
		of.stops.flatMap(({ id }) => (other.has(id) ? [id] : [])).join();
	if (kept(before, now) !== kept(after, new Set(old.keys()))) found.push({ what: 'order' });
	for (const stop of after.stops) found.push(...changesOf(old.get(stop.id), stop, after));
	if (canonical(before.media) !== canonical(after.media)) found.push({ what: 'rights' });
	return found;
}

const aboutOf = ({ stops: _, media: __, ...about }: Manifest) => about;

const titleOf = ({ parts }: EditionStop, { locales }: Manifest): string =>
	locales.map((one) => parts[one]?.title).find(Boolean) ?? '';

function changesOf(before: EditionStop | undefined, stop: EditionStop, manifest: Manifest): Difference[] {
	const named = { stop: stop.code, title: titleOf(stop, manifest) };
	if (!before) return [{ what: 'stop_added', ...named }];
	const found: Difference[] = [];
	const where = ({ lat, lon, place, spot }: EditionStop) => canonical({ lat, lon, place, spot });
	if (where(before) !== where(stop)) found.push({ what: 'where', ...named });
	if (before.picture !== stop.picture) found.push({ what: 'picture', ...named });
	const tried = ({ passport, reaction, voices }: EditionStop) => canonical({ passport, reaction, voices });
	if (tried(before) !== tried(stop)) found.push({ what: 'experiment', ...named });
	const spoken = new Set([...Object.keys(before.parts), ...Object.keys(stop.parts)] as Locale[]);
	for (const locale of spoken)
		if (before.parts[locale]?.hash !== stop.parts[locale]?.hash) found.push({ what: 'text', ...named, locale });
	return found;
}
