import type { PlayerSource } from '../film.ts';
import { openStream, type Stream } from './stream.ts';
import { clockOf, type Premiere, placeIn } from './timing.ts';

export type Playing = Readonly<{
	source: PlayerSource;
	/** `live`: a station's picture as it comes; `premiere`: everybody sees the same moment of a film; `replay`: each where she likes. */
	mode: 'live' | 'premiere' | 'replay';
	startedAt: number | null;
	offsetMs: number;
	loops: boolean;
	now: () => number;
	onclock: (programmeMs: number | null) => void;
}>;

const TICK_MS = 200;
const DRIFT_SECONDS = 1;
/** So far behind the live picture is late, and can go back to it. */
const LATE_SECONDS = 12;
const NONE: Stream['levels'] = [];
/** The very last picture can be asked for, the end itself cannot. */
const LAST_PICTURE = 0.1;

/** What a player does and how it stands. It is joined to its video element once, and told anew what to show. */
export class Playback {
	paused = $state(true);
	muted = $state(false);
	volume = $state(1);
	time = $state(0);
	duration = $state(0);
	waiting = $state(false);
	failed = $state<'later' | 'lasting' | null>(null);
	/** By so many seconds behind everybody. */
	late = $state(0);
	levels = $state.raw<Stream['levels']>([]);
	level = $state(-1);
	tracks = $state.raw<readonly TextTrack[]>([]);
	/** The text track that is shown; null: none. */
	track = $state.raw<TextTrack | null>(null);
	/** The viewer has turned the sound off herself, or knows that it is off. */
	soundAsked = $state(false);

	private readonly read: () => Playing;
	private video: HTMLVideoElement | undefined;
	private stream: Stream | undefined;
	private lateMs = 0;
	private over = false;
	/** It has played once: from then on a pause is a choice. */
	private played = false;

	constructor(read: () => Playing) {
		this.read = read;
	}

	/** Joins it to its element. @returns how to part them. */
	join(video: HTMLVideoElement): () => void {
		this.video = video;
		const { source, mode } = this.read();
		const sparing = isSparing();
		let parted = false;
		const opening = {
			...{ src: source.src, sparing, live: mode === 'live' && source.kind === 'hls', from: this.begin() },
			ready: () => this.ready(sparing),
			failed: (lasting: boolean) => {
				this.failed = lasting ? 'lasting' : 'later';
			}
		};
		void openStream(video, opening).then((stream) => {
			if (parted) stream.close();
			else this.stream = stream;
		});
		const ticking = setInterval(() => this.tick(), TICK_MS);
		const tracked = () => this.readTracks();
		video.textTracks.addEventListener('addtrack', tracked);
		video.textTracks.addEventListener('change', tracked);
		this.readTracks();
		return () => {
			parted = true;
			clearInterval(ticking);
			video.textTracks.removeEventListener('addtrack', tracked);
			video.textTracks.removeEventListener('change', tracked);
			this.stream?.close();
			this.stream = undefined;
		};
	}

	private ready(sparing: boolean): void {
		this.failed = null;
		const { mode, startedAt } = this.read();
		if (mode === 'replay' || sparing || !this.video) return;
		if (mode === 'premiere' && startedAt === null) return;
		this.video.muted = true;
		void this.play();
	}

	/** The moment at which a film begins for whoever comes now. */
	private begin(): number {
		const premiere = this.premiere();
		if (!premiere) return this.read().mode === 'replay' ? this.read().offsetMs / 1000 : 0;
		const { at, over } = placeIn(premiere);
		return over ? Math.max(at - LAST_PICTURE, 0) : at;
	}

	/** Null when nobody has to be at the same moment. */
	private premiere(): Premiere | null {
		const { source, mode, startedAt, offsetMs, loops, now } = this.read();
		if (mode === 'replay' || source.kind === 'hls' || startedAt === null) return null;
		const durationMs = source.durationMs ?? this.duration * 1000;
		return durationMs ? { now: now(), startedAt, offsetMs, loops, durationMs, lateMs: this.lateMs } : null;
	}

	private tick(): void {
		const { video } = this;
		if (!video) return;
		this.levels = this.stream?.levels ?? NONE;
		const premiere = this.premiere();
		if (premiere) this.follow(video, premiere);
		else if (this.read().source.kind === 'hls' && this.read().mode === 'live') this.measure(video);
		this.read().onclock(this.clock(video, premiere));
	}

	/** Keeps a film where everybody is: what stalled catches up, what somebody has paused stays behind. */
	private follow(video: HTMLVideoElement, premiere: Premiere): void {
		if (video.readyState === 0 || video.seeking) return;
		const place = placeIn(premiere);
		this.played ||= !video.paused;
		if (video.paused && !this.over && !place.over) {
			if (!this.played) return;
			this.lateMs = Math.max(0, premiere.now - clockOf(video.currentTime, premiere));
			this.late = this.lateMs / 1000;
			return;
		}
		this.late = this.lateMs / 1000;
		if (place.over) this.rest(video, place.at);
		else if (this.over) {
			this.over = false;
			video.currentTime = place.at;
			void this.play();
		} else if (Math.abs(video.currentTime - place.at) > DRIFT_SECONDS) video.currentTime = place.at;
	}

	/** The last picture stays. */
	private rest(video: HTMLVideoElement, at: number): void {
		if (this.over) return;
		this.over = true;
		video.pause();
		if (at - video.currentTime > DRIFT_SECONDS) video.currentTime = at - LAST_PICTURE;
	}

	private measure(video: HTMLVideoElement): void {
		const edge = this.stream?.edge();
		this.late = edge ? Math.max(0, edge - video.currentTime) : 0;
		if (this.late < LATE_SECONDS) this.late = 0;
	}

	private clock(video: HTMLVideoElement, premiere: Premiere | null): number | null {
		const { source, startedAt, offsetMs } = this.read();
		if (source.kind === 'hls') return this.stream?.date() ?? null;
		if (video.readyState === 0 || startedAt === null) return null;
		if (!premiere) return startedAt - offsetMs + video.currentTime * 1000;
		return this.over ? premiere.now - this.lateMs : clockOf(video.currentTime, premiere);
	}

	/** The programme begins: whoever waits in front of it sees it begin. */
	begins(): void {
		if (this.read().mode === 'replay' || !this.video?.readyState || isSparing()) return;
		this.video.muted ||= !this.soundAsked;
		void this.play();
	}

	async play(): Promise<void> {
		if (this.video && this.over) return;
		await this.video?.play().catch(() => undefined); // the browser wants a press first: the large button asks for it
	}

	toggle(): void {
		if (!this.video?.paused) this.video?.pause();
		else void this.play();
	}

	/** Whether one may go to where one likes. */
	get free(): boolean {
		return this.read().mode === 'replay';
	}

	seek(seconds: number): void {
		if (!this.video || !Number.isFinite(seconds)) return;
		this.video.currentTime = Math.min(Math.max(seconds, 0), Math.max(this.video.duration - LAST_PICTURE, 0) || seconds);
	}

	/** Goes back to where everybody is. */
	catchUp(): void {
		const { video } = this;
		if (!video) return;
		this.lateMs = 0;
		this.late = 0;
		const premiere = this.premiere();
		const edge = premiere ? placeIn(premiere).at : this.stream?.edge();
		if (typeof edge === 'number') video.currentTime = edge;
		void this.play();
	}

	hearSound(): void {
		this.soundAsked = true;
		this.muted = false;
		if (this.volume === 0) this.volume = 1;
	}

	toggleSound(): void {
		this.soundAsked = true;
		this.muted = !this.muted;
	}

	choose(level: number): void {
		this.level = level;
		this.stream?.choose(level);
	}

	again(): void {
		this.failed = null;
		this.stream?.again();
	}

	show(track: TextTrack | null): void {
		for (const one of this.video?.textTracks ?? []) one.mode = one === track ? 'showing' : 'disabled';
		this.readTracks();
	}

	private readTracks(): void {
		this.tracks = [...(this.video?.textTracks ?? [])].filter(({ kind }) => kind === 'captions' || kind === 'subtitles');
		this.track = this.tracks.find(({ mode }) => mode === 'showing') ?? null;
	}
}

/** Whoever pays for each megabyte has said so to the browser. */
function isSparing(): boolean {
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
	return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}
