import type { RichText } from '#kernel/richtext.ts';
import type { Locale, Words } from '#kernel/words.ts';
import {
	type EditionMedia,
	type EditionStop,
	type Manifest,
	type Part,
	type PartFilm,
	spokenIn,
	type Zoom
} from './edition.ts';
import type { Passport } from './experiment.ts';
import type { Audience, Licence } from './kinds.ts';
import type { SignLanguage } from './signed.ts';

/** Whose something is that is shown, and under which licence. */
type Credit = Readonly<{ kind: EditionMedia['kind']; owner: string; licence: Licence }>;

type LayerView = Readonly<{
	audience: Audience;
	title: string;
	body: RichText;
	sound: Readonly<{ hash: string; seconds: number; bytes: number }> | null;
	transcript: string;
	author: string;
	source: Locale | null;
	film: FilmView | null;
}>;

/** A film in sign language, with what stands in its place before it plays. */
export type FilmView = Readonly<{
	hash: string;
	signedIn: SignLanguage;
	seconds: number;
	bytes: number;
	width: number;
	height: number;
	poster: string | null;
	alt: Words | null;
}>;

/** A stop as a page shows it: made of an edition, on the server, or of a pack, where there is no network. */
export type StopView = Readonly<{
	code: string;
	number: number;
	total: number;
	/** The language in which it is told. */
	lang: Locale;
	spot: Words | null;
	place: EditionStop['place'];
	lat: number | null;
	lon: number | null;
	picture: Readonly<{ hash: string; width: number; height: number; alt: Words; zoom: Zoom | null }> | null;
	layers: readonly LayerView[];
	riddle: Part['riddle'];
	passport: Passport | null;
	/** What it says instead while a value is beyond a bound. */
	instead: Words | null;
	previous: StopLine | null;
	next: StopLine | null;
	credits: readonly Credit[];
}>;

/** A stop in a list. */
export type StopLine = Readonly<{ code: string; number: number; title: string; lang: Locale }>;

const lineOf = (manifest: Manifest, at: number, reader: Locale): StopLine | null => {
	const stop = manifest.stops[at];
	if (!stop) return null;
	const lang = spokenIn(manifest, stop, reader);
	return { code: stop.code, number: at + 1, title: stop.parts[lang]?.title ?? '', lang };
};

/** The stops of a trail in their order. */
export const stopLines = (manifest: Manifest, reader: Locale): StopLine[] =>
	manifest.stops.flatMap((_, at) => lineOf(manifest, at, reader) ?? []);

/** @param part what it says in the language that `spokenIn` found */
export function stopView(manifest: Manifest, stop: EditionStop, part: Part, reader: Locale): StopView {
	const at = manifest.stops.indexOf(stop);
	const { code, spot, place, lat, lon } = stop;
	const picture = stop.picture ? manifest.media[stop.picture] : undefined;
	const shown = [stop.picture, ...part.layers.flatMap(({ sound, film }) => [sound, film?.hash])];
	const credits = shown.flatMap((hash) => (hash && manifest.media[hash]) || []);
	return {
		...{ code, spot, place, lat, lon, number: at + 1, total: manifest.stops.length, lang: part.locale },
		picture: picture && stop.picture ? pictureView(stop.picture, picture, manifest.title) : null,
		layers: part.layers.map(({ sound, film, ...layer }) => ({
			...{ ...layer, sound: soundView(manifest, sound), film: film ? filmView(manifest, film) : null }
		})),
		...{ riddle: part.riddle, previous: lineOf(manifest, at - 1, reader), next: lineOf(manifest, at + 1, reader) },
		...{ passport: stop.passport ?? null, instead: stop.reaction?.says ?? null },
		credits: credits.map(({ kind, owner, licence }) => ({ kind, owner, licence }))
	};
}

const pictureView = (hash: string, { width, height, alt, zoom }: EditionMedia, title: Words) => ({
	...{ hash, width: width ?? 0, height: height ?? 0, alt: alt ?? title, zoom: zoom ?? null }
});

const soundView = ({ media }: Manifest, hash: string | null) => {
	const its = hash ? media[hash] : undefined;
	return hash && its ? { hash, seconds: its.seconds ?? 0, bytes: its.bytes } : null;
};

const filmView = ({ media }: Manifest, { hash, signedIn }: PartFilm): FilmView | null => {
	const its = media[hash];
	if (!its) return null;
	const { bytes, seconds, width, height, alt, poster } = its;
	const size = { width: width ?? 0, height: height ?? 0, seconds: seconds ?? 0, bytes };
	return { hash, signedIn, ...size, poster: poster?.hash ?? null, alt };
};

/** What there is to know of a trail before one walks it. */
export const trailFacts = (manifest: Manifest) => ({
	...{ minutes: manifest.minutes, stepFree: manifest.stepFree, ageFrom: manifest.ageFrom, locales: manifest.locales },
	...{ stops: manifest.stops.length, organization: manifest.organization.name, licence: manifest.licence },
	...{ reuse: manifest.reuse, fictional: manifest.fictional, origin: manifest.origin ?? null },
	hunt: manifest.stops.some(({ parts }) => Object.values(parts).some(({ riddle }) => riddle)),
	sound: manifest.stops.some(({ parts }) => Object.values(parts).some(({ sound }) => sound)),
	signed: signedIn(manifest)
});

/** The sign languages of the films that a trail has today. */
export const signedIn = ({ stops, media }: Pick<Manifest, 'stops' | 'media'>): SignLanguage[] => {
	const films = stops.flatMap(({ parts }) => Object.values(parts).flatMap((part) => part.films ?? []));
	return [...new Set(films.flatMap((one) => (media[one.hash] ? [one.signedIn] : [])))];
};

/** How long a sound is: « 1:05 ». */
export const lengthSaid = (seconds: number): string =>
	`${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
