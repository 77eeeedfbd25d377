import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';

/** ffmpeg said no; `reason` is the end of what it printed, for the log. */
export class FfmpegFailed extends Error {
	readonly diskFull: boolean;

	constructor(printed: string) {
		super(printed.trim().split('\n').slice(-3).join(' · ').slice(0, 500));
		this.diskFull = /no space left on device/i.test(printed);
	}
}

let there: boolean | undefined;

/** Whether this machine has ffmpeg and ffprobe; looked for once. */
export function hasFfmpeg(): boolean {
	there ??= ['ffmpeg', 'ffprobe'].every((name) => spawnSync(name, ['-version'], { stdio: 'ignore' }).status === 0);
	return there;
}

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

/** What a file holds. @returns null when it is no film. @throws FfmpegFailed when it cannot be read. */
export async function probe(path: string): Promise<Probed | null> {
	const text = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', `file:${path}`]);
	const { streams = [], format } = JSON.parse(text) as {
		streams?: Stream[];
		format?: { duration?: string; format_name?: string };
	};
	const video = streams.find((one) => one.codec_type === 'video' && !one.disposition?.attached_pic);
	if (!video?.width || !video.height) return null;
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

const running = new Set<ChildProcess>();
process.once('exit', endFfmpeg);

/** Ends what runs of it; whoever waits for that hears that it failed. */
export function endFfmpeg(): void {
	for (const child of running) child.kill('SIGKILL');
}

/**
 * Runs ffmpeg or ffprobe behind everything else on the machine, and ends it with this program.
 * @param heard each line of its standard output, as it comes.
 * @returns its standard output. Throws FfmpegFailed.
 */
export function run(name: 'ffmpeg' | 'ffprobe', args: string[], heard?: (line: string) => void): Promise<string> {
	const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	if (child.pid && name === 'ffmpeg') behind(child.pid);
	let [out, err] = ['', ''];
	child.stdout.on('data', (chunk: Buffer) => {
		if (!heard) out += chunk;
		else for (const line of String(chunk).split('\n')) heard(line);
	});
	child.stderr.on('data', (chunk: Buffer) => {
		err = (err + chunk).slice(-4000);
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			running.delete(child);
			if (code === 0) resolve(out);
			else reject(new FfmpegFailed(err || `ended with ${code}`));
		});
	});
}

function behind(pid: number): void {
	try {
		setPriority(pid, 15);
	} catch {} // it has ended already
}
