import type { Locale, Words } from '#kernel/words.ts';
import type { Passport, Reaction } from './experiment.ts';
import type { Audience, Licence, MediaKind } from './kinds.ts';
import type { SignLanguage } from './signed.ts';

export type CopyMedia = Readonly<{
	id: string;
	kind: MediaKind;
	fileName: string;
	file: string;
	bytes: number;
	width: number | null;
	height: number | null;
	seconds: number | null;
	owner: string;
	licence: Licence | null;
	licenceUntil: string | null;
	alt: Words | null;
	/** The file of its tiles, and its size there, where it is large. */
	tiles: string | null;
	wholeWidth: number | null;
	wholeHeight: number | null;
	/** Of a film: the file of its picture, and how large that is. */
	poster: string | null;
	posterBytes: number | null;
}>;
export type CopyLayer = Readonly<{
	locale: Locale;
	audience: Audience;
	title: string;
	body: string;
	sound: string | null;
	transcript: string;
	author: string;
	source: Locale | null;
	/** For those who read signs: the film, and its language. */
	film: string | null;
	signedIn: SignLanguage | null;
}>;
export type CopyRiddle = Readonly<{ locale: Locale; question: string; answers: readonly string[]; hint: string }>;
export type CopyStop = Readonly<{
	id: string;
	code: string;
	place: Readonly<{ slug: string; name: string; address: string | null }> | null;
	/** Where it is: its own point, else that of its place. */
	lat: number | null;
	lon: number | null;
	/** Where it says itself that it is. */
	point: Readonly<{ lat: number | null; lon: number | null }>;
	spot: Words | null;
	picture: string | null;
	layers: readonly CopyLayer[];
	riddles: readonly CopyRiddle[];
	/** The experiment that it is, and what it says instead while a value is beyond a bound. */
	passport?: Passport | null;
	reaction?: Reaction | null;
	/** Whether visitors may leave something there. */
	voices?: boolean;
}>;
/** What a team works on: its stops in order, and its media by id. */
export type Copy = Readonly<{ stops: readonly CopyStop[]; media: ReadonlyMap<string, CopyMedia> }>;

/** What keeps a trail from being published, and where it is put right. */
export type Fault = Readonly<{
	what:
		| 'no_stop'
		| 'untold'
		| 'no_title'
		| 'no_text'
		| 'no_transcript'
		| 'no_film'
		| 'no_words'
		| 'no_film_alt'
		| 'no_alt'
		| 'no_owner'
		| 'no_licence'
		| 'licence_ended'
		| 'no_question'
		| 'no_answer'
		| 'no_riddle'
		| 'no_reaction';
	stop?: string;
	/** The stop's place in the order, from 1. */
	number?: number;
	locale?: Locale;
	audience?: Audience;
	media?: string;
	fileName?: string;
}>;

/** The languages in which anything of a copy is told, in the order of the hub. */
export const localesOf = ({ stops }: Pick<Copy, 'stops'>, order: readonly Locale[]): Locale[] =>
	order.filter((locale) => stops.some(({ layers }) => layers.some((one) => one.locale === locale)));

/** All that is wrong with a copy at once, in the order in which its visitors meet it. Where one stop is told in a language, all are; where one has a riddle, all have. */
export function faultsOf(copy: Copy, order: readonly Locale[], today: string): Fault[] {
	if (!copy.stops.length) return [{ what: 'no_stop' }];
	const locales = localesOf(copy, order);
	const hunt = copy.stops.some(({ riddles }) => riddles.length);
	return [
		...copy.stops.flatMap((stop, at) =>
			[
				...(locales.length ? locales : order.slice(0, 1)).flatMap((locale) => untold(stop, locale)),
				...stop.layers.flatMap(faultsOfLayer),
				...locales.flatMap((locale) => faultsOfReaction(stop, locale)),
				...(hunt ? locales.flatMap((locale) => faultsOfRiddle(stop, locale)) : [])
			].map((fault) => ({ ...fault, stop: stop.id, number: at + 1 }))
		),
		...[...usedIn(copy)].flatMap((id) => faultsOfMedia(copy.media.get(id), today))
	];
}

const untold = ({ layers }: CopyStop, locale: Locale): Fault[] =>
	layers.some((one) => one.locale === locale) ? [] : [{ what: 'untold', locale }];

function faultsOfLayer({ locale, audience, title, body, sound, transcript, film }: CopyLayer): Fault[] {
	const where = { locale, audience };
	const untitled = title ? [] : [{ what: 'no_title' as const, ...where }];
	// what is signed is said in words too: the text of the stop, or what the film says sign by sign
	if (audience === 'signed')
		return [
			...untitled,
			...(film ? [] : [{ what: 'no_film' as const, ...where }]),
			...(body || transcript ? [] : [{ what: 'no_words' as const, ...where }])
		];
	return [
		...untitled,
		...(body ? [] : [{ what: 'no_text' as const, ...where }]),
		...(sound && !transcript ? [{ what: 'no_transcript' as const, ...where }] : [])
	];
}

function faultsOfRiddle({ riddles }: CopyStop, locale: Locale): Fault[] {
	const its = riddles.find((one) => one.locale === locale);
	if (!its) return [{ what: 'no_riddle', locale }];
	return [
		...(its.question ? [] : [{ what: 'no_question' as const, locale }]),
		...(its.answers.length ? [] : [{ what: 'no_answer' as const, locale }])
	];
}

const faultsOfReaction = ({ reaction }: CopyStop, locale: Locale): Fault[] =>
	reaction && !reaction.says[locale] ? [{ what: 'no_reaction', locale }] : [];

/** The media that a copy shows. */
export const usedIn = ({ stops }: Pick<Copy, 'stops'>): Set<string> =>
	new Set(
		stops
			.flatMap(({ picture, layers }) => [picture, ...layers.flatMap(({ sound, film }) => [sound, film])])
			.filter((id) => id !== null)
	);

function faultsOfMedia(its: CopyMedia | undefined, today: string): Fault[] {
	if (!its) return [];
	const where = { media: its.id, fileName: its.fileName };
	return [
		...(its.kind === 'picture' && !its.alt ? [{ what: 'no_alt' as const, ...where }] : []),
		...(its.kind === 'film' && !its.alt ? [{ what: 'no_film_alt' as const, ...where }] : []),
		...(its.owner ? [] : [{ what: 'no_owner' as const, ...where }]),
		...(its.licence ? [] : [{ what: 'no_licence' as const, ...where }]),
		...(its.licenceUntil && its.licenceUntil < today ? [{ what: 'licence_ended' as const, ...where }] : [])
	];
}
