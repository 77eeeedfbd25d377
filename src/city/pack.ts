import type { Locale } from '#kernel/words.ts';
import { type Manifest, servedOn } from './edition.ts';

/** What the hub says of a trail to whoever keeps it: its edition as it may be shown today. */
export type Offer = Readonly<{
	slug: string;
	number: number;
	hash: string;
	manifest: Manifest;
	/** The sounds of each part, by its hash. */
	sounds: Readonly<Record<string, readonly string[]>>;
}>;
/** What somebody wants to have without a network. */
export type Wanted = Readonly<{
	locales: readonly Locale[];
	sound: boolean;
	/** With the films in sign language; packs of before say nothing of them. */
	film?: boolean;
}>;
/** A trail as a device keeps it. */
export type Kept = Offer & Wanted;

/** A file of a pack: what it is called by says what its bytes are. */
export type PackFile = Readonly<{ hash: string; bytes: number }>;

/** Where a file of a published trail is read, and what the hub offers of a trail. */
export const fileAddress = (hash: string): string => `/guide/files/${hash}`;
export const offerAddress = (slug: string): string => `/guide/packs/${slug}`;

/** All files that a pack needs, each once: the words of its languages, its pictures, and its sounds and films where they are wanted. */
export function filesOf({ manifest, sounds }: Offer, { locales, sound, film }: Wanted): PackFile[] {
	const { stops, media } = manifest;
	const files = new Map<string, number>();
	const add = (hash: string | null): void => {
		const its = hash ? media[hash] : undefined;
		if (hash && its) files.set(hash, its.bytes);
		if (its?.poster) files.set(its.poster.hash, its.poster.bytes);
	};
	for (const { picture, parts } of stops) {
		add(picture);
		for (const locale of locales) {
			const part = parts[locale];
			if (!part) continue;
			files.set(part.hash, part.bytes);
			if (sound) for (const hash of sounds[part.hash] ?? []) add(hash);
			if (film) for (const { hash } of part.films ?? []) add(hash);
		}
	}
	return [...files].map(([hash, bytes]) => ({ hash, bytes }));
}

/** What is still to be fetched of a pack, and what of what is there it does not need any more. */
export function difference(needed: readonly PackFile[], there: ReadonlySet<string>) {
	const all = new Set(needed.map(({ hash }) => hash));
	return { missing: needed.filter(({ hash }) => !there.has(hash)), gone: [...there].filter((hash) => !all.has(hash)) };
}

/** A pack without the media that the hub shows no more: their licence has ended, or its team has taken them away. */
export function without(kept: Kept, { media }: Manifest): { after: Kept; ended: string[] } {
	const gone = Object.entries(kept.manifest.media).filter(([hash]) => !media[hash]);
	const ended = gone.flatMap(([hash, { poster }]) => [hash, ...(poster ? [poster.hash] : [])]);
	const left = Object.entries(kept.manifest.media).filter(([hash]) => media[hash]);
	const manifest = { ...kept.manifest, media: Object.fromEntries(left) };
	// without their media, no picture of a stop names a file that is not there
	return { after: { ...kept, manifest: servedOn(manifest, '') }, ended };
}

/** A trail as what a device keeps of it says it: nothing names a film that was not taken along. */
export function keptManifest({ manifest, film }: Kept): Manifest {
	if (film) return manifest;
	const media = Object.fromEntries(Object.entries(manifest.media).filter(([, { kind }]) => kind !== 'film'));
	return { ...manifest, media };
}

export const bytesOf = (files: readonly PackFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What a trail weighs in one language, with its sounds and without; `films`: what its films in sign language weigh beside. */
export function weightOf(offer: Offer, reader: Locale): { whole: number; silent: number; films: number } {
	const { locales: spoken } = offer.manifest;
	const locales = [spoken.includes(reader) ? reader : (spoken[0] ?? reader)];
	const weigh = (sound: boolean, film = false) => bytesOf(filesOf(offer, { locales, sound, film }));
	const silent = weigh(false);
	return { whole: weigh(true), silent, films: weigh(false, true) - silent };
}

/** A size in words that one compares with what is left on a phone: « 38 Mo ». */
export function sizeSaid(bytes: number, locale: Locale): string {
	const [unit, amount] = unitOf(bytes);
	const maximumFractionDigits = unit !== 'kilobyte' && amount < 10 ? 1 : 0;
	return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
		amount
	);
}

function unitOf(bytes: number): ['kilobyte' | 'megabyte' | 'gigabyte', number] {
	if (bytes < 1e6) return ['kilobyte', Math.ceil(bytes / 1e3)];
	return bytes < 1e9 ? ['megabyte', bytes / 1e6] : ['gigabyte', bytes / 1e9];
}
