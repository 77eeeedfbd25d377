import { type Probed, reading, type Source } from '#kernel/server/film/ffmpeg.ts';

type Step = Readonly<{ height: number; kbps: number }>;

const steps: readonly Step[] = [
	{ height: 1080, kbps: 4500 },
	{ height: 720, kbps: 2500 },
	{ height: 480, kbps: 1200 },
	{ height: 360, kbps: 700 }
];
const SEGMENT_SECONDS = 4;

/** The sizes that are made of a film: none above its own; a film that is smaller than all of them keeps its own. */
function ladderOf({ width, height }: Pick<Probed, 'width' | 'height'>): readonly Step[] {
	const side = Math.min(width, height);
	const below = steps.filter((step) => step.height <= side);
	return below.length ? below : [{ height: side - (side % 2), kbps: 500 }];
}

/** The size that a step means: its side is the shorter one, so that a film held upright keeps its shape. */
const scale = ({ height }: Step): string => `scale=w='if(gte(iw,ih),-2,${height})':h='if(gte(iw,ih),${height},-2)'`;

/**
 * What ffmpeg is told to make a ladder: HLS with fragmented MP4 (CMAF), one file for each size and one for the sound, read by byte ranges.
 * @param folder where it is written; `master.m3u8` names the rest.
 * @param most how many seconds are made at most.
 */
export function ladderArguments(source: Source, folder: string, film: Probed, most: number): string[] {
	const ladder = ladderOf(film);
	const split = `[0:v:0]split=${ladder.length}${ladder.map((_, n) => `[s${n}]`).join('')}`;
	const scaled = ladder.map((step, n) => `[s${n}]${scale(step)},format=yuv420p[v${n}]`);
	const frames = Math.max(1, Math.round(Math.min(film.rate, 50) * SEGMENT_SECONDS));
	const video = ladder.flatMap(({ kbps }, n) => [
		...['-map', `[v${n}]`, `-b:v:${n}`, `${kbps}k`, `-maxrate:v:${n}`, `${Math.round(kbps * 1.25)}k`],
		...[`-bufsize:v:${n}`, `${kbps * 2}k`]
	]);
	const sound = film.audio ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'] : [];
	const names = ladder.map(({ height }, n) => `v:${n},name:v${height}${film.audio ? ',agroup:sound' : ''}`);
	if (film.audio) names.push('a:0,agroup:sound,default:yes,name:sound');
	return [
		...['-hide_banner', '-nostdin', '-y', '-progress', 'pipe:1', '-nostats', ...reading(source)],
		...['-t', String(most), '-filter_complex', [split, ...scaled].join(';'), ...video, ...sound],
		...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-threads', '1', '-sc_threshold', '0'],
		...['-g', String(frames), '-keyint_min', String(frames), ...(film.rate > 50 ? ['-r', '50'] : []), '-sn', '-dn'],
		...['-map_metadata', '-1', '-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_playlist_type', 'vod'],
		...['-hls_segment_type', 'fmp4', '-hls_flags', 'single_file+independent_segments'],
		...['-master_pl_name', 'master.m3u8', '-var_stream_map', names.join(' ')],
		...['-hls_segment_filename', `${folder}/%v.m4s`, `${folder}/%v.m3u8`]
	];
}

/** What ffmpeg is told to leave pictures and sound as they are, with what describes them in front so that a film begins at once. */
export const copyArguments = (source: Source, target: string): string[] => [
	...['-hide_banner', '-nostdin', '-y', '-progress', 'pipe:1', '-nostats', ...reading(source)],
	...['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy', '-map_metadata', '-1'],
	...(target.endsWith('.mp4') ? ['-movflags', '+faststart'] : []),
	`file:${target}`
];

/** What a browser shows without any work of ours: the ending of the file, or null. */
export function playableAs({
	container,
	video,
	audio
}: Pick<Probed, 'container' | 'video' | 'audio'>): 'mp4' | 'webm' | null {
	const sound = audio ?? 'aac';
	if (container.includes('mp4') && ['h264', 'av1'].includes(video) && ['aac', 'mp3', 'opus'].includes(sound))
		return 'mp4';
	if (
		container.includes('webm') &&
		['vp8', 'vp9', 'av1'].includes(video) &&
		['opus', 'vorbis', 'aac'].includes(sound)
	) {
		return audio === 'aac' ? null : 'webm';
	}
	return null;
}
