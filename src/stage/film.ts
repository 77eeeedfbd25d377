import type { Locale } from '#kernel/words.ts';

type FilmState = 'uploading' | 'waiting' | 'working' | 'ready' | 'failed';
/** As it is, or in several sizes of which each screen takes the one that fits. */
export type FilmForm = 'ladder' | 'as_is';

/** Why nothing could be made of a film: `films_failure_…` says each. */
export type FilmFailure =
	| 'unreadable'
	| 'no_picture'
	| 'not_playable'
	| 'oversize'
	| 'long'
	| 'endless'
	| 'no_ffmpeg'
	| 'disk'
	| 'lost'
	| 'unknown';

export type Caption = Readonly<{ lang: Locale; file: string }>;

export type Film = Readonly<{
	id: string;
	title: string;
	state: FilmState;
	form: FilmForm;
	folder: string;
	mediaType: string;
	bytes: number;
	durationMs: number | null;
	width: number | null;
	height: number | null;
	/** From 0 to 1. */
	progress: number;
	failure: FilmFailure | null;
	rights: string | null;
	/** Day on which it was or will be broadcast, YYYY-MM-DD. */
	broadcastOn: string | null;
	captions: readonly Caption[];
	organization: string | null;
	createdAt: Date;
	deletedAt: Date | null;
}>;

/** What a player shows: a film of ours, or a station's own stream. Addresses begin with `/`. */
export type PlayerSource = Readonly<{
	kind: 'film' | 'hls';
	src: string;
	poster?: string | undefined;
	/** A WebVTT list of small pictures for whoever seeks. */
	sprite?: string | undefined;
	captions: readonly Readonly<{ src: string; lang: string; label: string }>[];
	durationMs?: number | undefined;
}>;
