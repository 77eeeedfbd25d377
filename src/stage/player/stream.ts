import type Hls from 'hls.js';
import type { HlsConfig, Level } from 'hls.js';
import workerPath from 'hls.js/dist/hls.worker.js?url';

/** What the picture comes through: our reader of HLS where the browser has none of its own, or the browser. */
export type Stream = {
	/** The sizes that one can choose, largest first: empty when the browser chooses. */
	levels: readonly { index: number; height: number }[];
	/** -1: chosen by the line and the screen. */
	choose(level: number): void;
	/** The moment that is shown now, if the stream says so. */
	date(): number | null;
	/** Where the live picture is, in seconds of the player. */
	edge(): number | null;
	again(): void;
	close(): void;
};

type Opening = Readonly<{
	src: string;
	/** Where a film is to begin, in seconds. */
	from: number;
	/** A picture that comes in now. */
	live: boolean;
	sparing: boolean;
	ready: () => void;
	/** The picture does not come; `lasting`: and will not by itself. */
	failed: (lasting: boolean) => void;
}>;

const AGAIN_MS = 3000;

const isPlaylist = (src: string): boolean => !/\.(mp4|webm)(\?|$)/.test(src);

/** Joins a picture to a video element. */
export async function openStream(video: HTMLVideoElement, opening: Opening): Promise<Stream> {
	if (!isPlaylist(opening.src)) return native(video, opening);
	const { default: Reader } = await import('hls.js');
	return Reader.isSupported() ? read(Reader, video, opening) : native(video, opening);
}

function native(video: HTMLVideoElement, { src, from, ready, failed }: Opening): Stream {
	const came = () => {
		if (from) video.currentTime = from;
		ready();
	};
	const missed = () => failed(true);
	video.addEventListener('loadedmetadata', came);
	video.addEventListener('error', missed);
	video.src = src;
	return {
		levels: [],
		choose: () => undefined,
		date: () => {
			// Safari alone tells it
			const start = (video as HTMLVideoElement & { getStartDate?: () => Date }).getStartDate?.().getTime();
			return start && Number.isFinite(start) ? start + video.currentTime * 1000 : null;
		},
		edge: () => (video.seekable.length && isPlaylist(src) ? video.seekable.end(video.seekable.length - 1) : null),
		again: () => video.load(),
		close: () => {
			video.removeEventListener('loadedmetadata', came);
			video.removeEventListener('error', missed);
			video.removeAttribute('src');
			video.load();
		}
	};
}

function config({ from, live, sparing }: Opening): Partial<HlsConfig> {
	return {
		workerPath,
		lowLatencyMode: true,
		// what is late is made up a little faster, unheard
		maxLiveSyncPlaybackRate: live ? 1.1 : 1,
		startPosition: live ? -1 : from,
		backBufferLength: 30,
		maxBufferLength: sparing ? 10 : 30,
		capLevelToPlayerSize: true,
		...(sparing ? { startLevel: 0, autoLevelCapping: 0 } : {}),
		// advertisements of others would be asked from others
		enableInterstitialPlayback: false
	} as Partial<HlsConfig>;
}

function read(Reader: typeof Hls, video: HTMLVideoElement, opening: Opening): Stream {
	const hls = new Reader(config(opening));
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const stream: Stream = {
		levels: [],
		choose: (level) => {
			hls.nextLevel = level;
			hls.autoLevelCapping = level === -1 && opening.sparing ? 0 : -1;
		},
		date: () => hls.playingDate?.getTime() ?? null,
		edge: () => hls.liveSyncPosition,
		again: () => hls.loadSource(opening.src),
		close: () => {
			clearTimeout(waiting);
			hls.destroy();
		}
	};
	hls.on(Reader.Events.MANIFEST_PARSED, (_, { levels }) => {
		stream.levels = sizes(levels);
		opening.ready();
	});
	hls.on(Reader.Events.ERROR, (_, { fatal, type, response }) => {
		if (!fatal) return;
		if (type === Reader.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError();
		opening.failed(false);
		// a station that has not begun to send, or a line that is cut
		waiting = setTimeout(() => (response?.code ? hls.loadSource(opening.src) : hls.startLoad()), AGAIN_MS);
	});
	hls.loadSource(opening.src);
	hls.attachMedia(video);
	return stream;
}

function sizes(levels: readonly Level[]): { index: number; height: number }[] {
	const all = levels.map(({ height }, index) => ({ index, height })).filter(({ height }) => height > 0);
	return all.length > 1 ? all.toSorted((a, b) => b.height - a.height) : [];
}
