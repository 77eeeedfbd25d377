import type { Listing } from '#agenda';
import type { Locale } from '#kernel/words.ts';
import type { RoomRules } from './room/entries.ts';
import type { Theme } from './theme.ts';

export type Station = Readonly<{
	id: string;
	slug: string;
	name: string;
	/** The organisation of the directory that it is. */
	organization: string | null;
	theme: Theme;
	/** What is on air speaks this language. */
	locale: Locale;
	/** How late its viewers usually see the studio, in milliseconds. */
	delayMs: number;
}>;

/** Where the picture comes from: a film that was uploaded, a station's own address, or nowhere yet. */
export type PictureSource = 'film' | 'hls' | 'none';

/** A show: a séance with a picture, its stations (the first leads) and its rules to begin with. */
export type Show = Readonly<{
	id: string;
	listing: Listing;
	picture: PictureSource;
	film: string | null;
	trailer: string | null;
	hlsUrl: string | null;
	rules: RoomRules;
	loops: boolean;
	silenceSeconds: number;
	stations: readonly Station[];
}>;

/** How long a show lasts, in seconds: the séance, or the film of one that begins again. */
export function lengthOfShow(
	{ loops, listing: { occurrence } }: Show,
	film: { durationMs: number | null } | null
): number {
	if (loops && film?.durationMs) return Math.round(film.durationMs / 1000);
	return Math.round((occurrence.endsAt.getTime() - occurrence.startsAt.getTime()) / 1000);
}
