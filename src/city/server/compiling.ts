import { richText } from '#kernel/server/richtext.ts';
import { hashOf } from '#kernel/server/storage.ts';
import type { Locale, Words } from '#kernel/words.ts';
import {
	canonical,
	type EditionMedia,
	type EditionStop,
	type Manifest,
	type Part,
	type PartOf,
	type Zoom
} from '../edition.ts';
import { type Copy, type CopyMedia, type CopyStop, localesOf, usedIn } from '../faults.ts';
import { audiences } from '../kinds.ts';
import { answerSign } from '../riddle.ts';
import type { Trail } from './reading.ts';

/** A copy as an edition would have it: its manifest, and its parts by their hashes. */
export type Compiled = Readonly<{
	manifest: Manifest;
	hash: string;
	parts: ReadonlyMap<string, Readonly<{ part: Part; content: Buffer }>>;
	/** All words, by language, for the search. */
	body: Words;
}>;

/** Compiles what a team has written, whether or not it may be published. The same copy gives the same bytes. */
export async function compile(trail: Trail, copy: Copy, order: readonly Locale[]): Promise<Compiled> {
	const parts = new Map<string, Readonly<{ part: Part; content: Buffer }>>();
	const locales = localesOf(copy, order);
	const stops: EditionStop[] = [];
	for (const stop of copy.stops) stops.push(await compiledStop(stop, { copy, locales, parts }));
	const {
		id,
		organization,
		organizationName,
		title,
		summary,
		minutes,
		stepFree,
		ageFrom,
		reuse,
		licence,
		fictional,
		origin
	} = trail;
	const manifest: Manifest = {
		...{
			trail: id,
			organization: { id: organization, name: organizationName },
			title,
			summary,
			minutes,
			stepFree,
			ageFrom
		},
		...{ reuse, licence, fictional, locales, stops, media: mediaIn(copy) },
		...(origin && { origin: { organization: origin.organization, hub: origin.hub, url: origin.url } })
	};
	return {
		manifest,
		hash: hashOf(Buffer.from(canonical(manifest))),
		parts,
		body: bodyOf(copy, locales, trail.title.source)
	};
}

type Making = Readonly<{
	copy: Copy;
	locales: readonly Locale[];
	parts: Map<string, Readonly<{ part: Part; content: Buffer }>>;
}>;

async function compiledStop(stop: CopyStop, { copy, locales, parts }: Making): Promise<EditionStop> {
	const own: Partial<Record<Locale, PartOf>> = {};
	for (const locale of locales) {
		const part = await partOf(stop, locale, copy);
		if (!part.layers.length) continue;
		const content = Buffer.from(canonical(part));
		const hash = hashOf(content);
		parts.set(hash, { part, content });
		const title = part.layers[0]?.title ?? '';
		const films = part.layers.flatMap(({ film }) => film ?? []);
		own[locale] = {
			hash,
			bytes: content.length,
			title,
			sound: part.layers.some(({ sound }) => sound),
			riddle: part.riddle !== null,
			...(films.length && { films })
		};
	}
	const { id, code, lat, lon, place, spot, passport, reaction, voices } = stop;
	return {
		...{ id, code, lat, lon, place, spot, picture: fileOf(copy, stop.picture), parts: own },
		// what is not there is not written: editions from before have the same hash
		...(passport && { passport }),
		...(reaction && { reaction }),
		...(voices ? { voices } : {})
	};
}

async function partOf({ code, layers, riddles }: CopyStop, locale: Locale, copy: Copy): Promise<Part> {
	const spoken = audiences.flatMap((audience) =>
		layers.filter((one) => one.locale === locale && one.audience === audience)
	);
	const riddle = riddles.find((one) => one.locale === locale);
	const signs = await Promise.all((riddle?.answers ?? []).map((one) => answerSign(code, one)));
	return {
		...{ code, locale },
		layers: spoken.map(({ audience, title, body, sound, transcript, author, source, ...signed }) => ({
			...{ audience, title, body: richText(body, locale), sound: fileOf(copy, sound), transcript, author, source },
			...filmOf(copy, signed)
		})),
		riddle: riddle ? { question: riddle.question, hint: riddle.hint, answers: signs.toSorted() } : null
	};
}

function filmOf(copy: Copy, { film, signedIn }: Pick<CopyStop['layers'][number], 'film' | 'signedIn'>) {
	const hash = fileOf(copy, film);
	return hash && signedIn ? { film: { hash, signedIn } } : {};
}

const fileOf = ({ media }: Copy, id: string | null): string | null => (id && media.get(id)?.file) || null;

function mediaIn(copy: Copy): Record<string, EditionMedia> {
	const used = [...usedIn(copy)].flatMap((id) => copy.media.get(id) ?? []);
	return Object.fromEntries(used.map((one) => [one.file, asMedia(one)]));
}

function asMedia({ licenceUntil, licence, ...its }: CopyMedia): EditionMedia {
	const { kind, bytes, width, height, seconds, owner, alt } = its;
	const zoom = zoomOf(its);
	return {
		...{ kind, bytes, width, height, seconds, owner, alt, until: licenceUntil, licence: licence ?? 'rights' },
		...(zoom && { zoom }),
		...(its.poster && { poster: { hash: its.poster, bytes: its.posterBytes ?? 0 } })
	};
}

const zoomOf = ({ tiles, wholeWidth, wholeHeight }: Omit<CopyMedia, 'licence' | 'licenceUntil'>): Zoom | null =>
	tiles && wholeWidth && wholeHeight ? { hash: tiles, width: wholeWidth, height: wholeHeight } : null;

function bodyOf({ stops }: Copy, locales: readonly Locale[], source: Locale): Words {
	const said = locales.map((locale) => {
		const words = stops.flatMap(({ layers }) =>
			layers
				.filter((one) => one.locale === locale)
				.map(({ title, body, transcript }) => `${title}\n${body}\n${transcript}`)
		);
		return [locale, words.join('\n').slice(0, 200_000)] as const;
	});
	return { source: locales.includes(source) ? source : (locales[0] ?? source), ...Object.fromEntries(said) };
}
