import { execFile } from 'node:child_process';
import { ProgramEnded, runProgram } from '../apart/program.ts';
import type { Container } from './container.ts';

let there: Promise<boolean> | undefined;

/** Whether this machine has ffmpeg and ffprobe; looked for once. */
export function hasFfmpeg(): Promise<boolean> {
	there ??= Promise.all(['ffmpeg', 'ffprobe'].map(answers)).then((both) => both.every(Boolean));
	return there;
}

const answers = (name: string): Promise<boolean> =>
	new Promise((resolve) => {
		execFile(name, ['-version'], { timeout: 20_000 }, (error) => resolve(!error));
	});

/** What was brought: where it is, and how its first bytes say that it is packed. */
export type Source = Readonly<{ path: string; container: Container }>;

/** 8K; a picture of 100 million points takes half a gigabyte for each that is held. */
export const MOST_PIXELS = 8192 * 4320;

/**
 * What ffmpeg and ffprobe are told before a film of somebody: to read it as what it is, whatever else it might be taken for, and to open nothing but it. Without that,
 * lists of pieces make them read other films of this machine, ask the network, or never end.
 */
export const reading = ({ path, container }: Source, pixels = MOST_PIXELS): string[] => [
	...['-protocol_whitelist', 'file', '-format_whitelist', container, '-f', container],
	...['-max_pixels', String(pixels), '-threads', '2', '-i', `file:${path}`]
];

/** In megabytes of address space: sixteen pictures of 8K, and the libraries. */
export const MEMORY = 4096;

export type Probed = Readonly<{
	durationMs: number | null;
	width: number;
	height: number;
	/** Frames in a second. */
	rate: number;
	video: string;
	audio: string | null;
	/** As ffprobe names it: `mov,mp4,m4a,3gp,3g2,mj2`, `matroska,webm`. */
	container: string;
}>;

type Stream = {
	codec_type: string;
	codec_name?: string;
	width?: number;
	height?: number;
	avg_frame_rate?: string;
	disposition?: { attached_pic?: number };
	side_data_list?: { rotation?: number }[];
};

const ASKED = [
	'format=duration,format_name',
	'stream=codec_type,codec_name,width,height,avg_frame_rate',
	'stream_disposition=attached_pic',
	'stream_side_data=rotation'
].join(':');
/** So that a picture that is too large is said to be that: it is looked at once. */
const LOOKED_PIXELS = 4 * MOST_PIXELS;
const LOOK = { mostMs: 300_000, cpuSeconds: 30, megabytes: MEMORY, fileMegabytes: 1 };

/** What a file holds. @returns null when it is no film. @throws ProgramEnded when it cannot be read. */
export async function probe(source: Source, signal?: AbortSignal): Promise<Probed | null> {
	const args = ['-v', 'error', '-of', 'json', '-show_entries', ASKED, ...reading(source, LOOKED_PIXELS)];
	const text = await runProgram('ffprobe', args, { ...LOOK, signal });
	const { streams = [], format } = JSON.parse(text) as {
		streams?: Stream[];
		format?: { duration?: string; format_name?: string };
	};
	const video = streams.find((one) => one.codec_type === 'video' && !one.disposition?.attached_pic);
	if (!video) return null;
	if (!video.width || !video.height) throw new ProgramEnded('ffprobe', 'failed', 'a picture without a size');
	const turned = (video.side_data_list ?? []).some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
	const [over = 25, under = 1] = (video.avg_frame_rate ?? '').split('/').map(Number);
	const seconds = Number(format?.duration);
	return {
		durationMs: seconds > 0 ? Math.round(seconds * 1000) : null,
		width: turned ? video.height : video.width,
		height: turned ? video.width : video.height,
		rate: over && under ? over / under : 25,
		video: video.codec_name ?? '',
		audio: streams.find((one) => one.codec_type === 'audio')?.codec_name ?? null,
		container: format?.format_name ?? ''
	};
}
