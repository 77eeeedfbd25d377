import type { Group, Secret } from './hostile.ts';
import { box, type Material, overwritten, picture, uint32 } from './making.ts';

const LARGE = '10000x10000';

/** Films that say that they are longer than they are, or begin again for ever. */
export const endless = ({ film, make }: Material): Group => ({
	title: 'that never end',
	files: [
		['a picture that moves for ever (GIF)', make([...picture('64x48', 1), '-loop', '0'], 'gif')],
		['a picture that moves for ever (PNG)', make([...picture('64x48', 1), '-f', 'apng', '-plays', '0'], 'apng')],
		['two pictures, nine hours apart (WebM)', make([...apart(9), '-c:v', 'libvpx'], 'webm')],
		['two pictures, nine hours apart (MP4)', make([...apart(9), '-c:v', 'libx264'], 'mp4')],
		['two pictures, a hundred hours apart (Matroska)', make([...apart(100), '-c:v', 'libx264'], 'mkv')],
		['a film that says it lasts for years', overwritten(film('mp4'), 'mvhd', 16, uint32(1, 0x7fffffff))],
		['a film written live, without its length', make([...picture('128x96', 2), '-c:v', 'libvpx', '-live', '1'], 'webm')]
	]
});

const apart = (hours: number): string[] => [
	...['-f', 'lavfi', '-i', 'testsrc2=s=64x48:r=1:d=2'],
	...['-vf', `setpts=N*${hours}*3600/TB`, '-fps_mode', 'passthrough']
];

/** Pictures of 100 million points, and shapes that nobody can draw. */
export const large = ({ film, make }: Material): Group => {
	const still = ['-f', 'lavfi', '-i', `color=red:s=${LARGE}:r=1:d=1`, '-frames:v', '1'];
	const jpeg = make([...still, '-q:v', '31'], 'jpg');
	return {
		title: 'of 100 megapixels',
		files: [
			['a picture (JPEG)', jpeg],
			['a picture (PNG)', make([...still, '-pred', 'none'], 'png')],
			['a film of one picture (MOV)', make([...still, '-c:v', 'mjpeg', '-q:v', '31'], 'mov')],
			['a film of one picture (Matroska)', make([...still, '-c:v', 'mjpeg', '-q:v', '31'], 'mkv')],
			['a film that says it is small (AVI)', smallAvi(make([...still, '-c:v', 'mjpeg', '-q:v', '31'], 'avi'))],
			['a film as wide as a street', make([...picture('8000x16', 1), '-c:v', 'libx264'], 'mp4')],
			['a film that says it is large', overwritten(film('mp4'), 'avc1', 28, Buffer.from([0x4e, 0x20, 0x4e, 0x20]))]
		]
	};
};

/** Its header names another size than its pictures have. */
function smallAvi(file: Buffer): Buffer {
	const copy = Buffer.from(file);
	for (let at = copy.indexOf(uint32LE10000()); at > 0; at = copy.indexOf(uint32LE10000(), at + 4))
		copy.writeUInt32LE(64, at);
	return copy;
}

const uint32LE10000 = (): Buffer => Buffer.from([0x10, 0x27, 0, 0]);

export const truncated = ({ film }: Material): Group => ({
	title: 'cut off',
	files: [
		...(['mp4', 'mov', 'mkv', 'webm', 'avi', 'ts', 'mpg'] as const).map((ending) => {
			const whole = film(ending);
			return [`half of one (${ending})`, whole.subarray(0, Math.floor(whole.length / 2))] as const;
		}),
		['its first bytes', film('mp4').subarray(0, 40)],
		['its head, then nothing but zeros', Buffer.concat([film('mkv').subarray(0, 600), Buffer.alloc(200_000)])]
	]
});

/** What begins as a film, and goes on as something that a reader may choke on. */
export const broken = ({ film }: Material, { file }: Secret): Group => {
	const noise = Buffer.from(Array.from({ length: 60_000 }, (_, n) => (n * 2_654_435_761) >>> 24));
	const after = (...head: number[]): Buffer => Buffer.concat([Buffer.from(head), noise]);
	const type = box('ftyp', Buffer.from('isom\0\0\0\0isom'));
	return {
		title: 'broken',
		files: [
			['noise after the sign of an MP4', Buffer.concat([type, noise])],
			['noise after the sign of a Matroska', after(0x1a, 0x45, 0xdf, 0xa3)],
			['noise after the sign of a disc', after(0, 0, 1, 0xba)],
			['noise after the sign of an Ogg', Buffer.concat([Buffer.from('OggS\0'), noise])],
			['boxes in boxes', Buffer.concat([type, nested(2000)])],
			['boxes of nothing', Buffer.concat([type, ...Array.from({ length: 20_000 }, () => box('free'))])],
			['four thousand million pictures', overwritten(film('mp4'), 'stsz', 4, uint32(0, 1, 0xffffffff))],
			['times that repeat for ever', overwritten(film('mp4'), 'stts', 8, uint32(1, 0xffffffff, 1))],
			['pictures in another file', named(film('mov'), file)]
		]
	};
};

function nested(deep: number): Buffer {
	let inner = box('trak');
	for (let n = 0; n < deep; n++) inner = box(n % 2 ? 'trak' : 'moov', inner);
	return box('moov', inner);
}

/** QuickTime lets a film have its pictures elsewhere: the table of its sources names a file. */
function named(film: Buffer, file: string): Buffer {
	const at = film.indexOf('dref', 0, 'latin1');
	const url = box('url ', uint32(0), Buffer.from(`file://${file}\0`));
	const dref = box('dref', uint32(0, 1), url);
	const old = film.readUInt32BE(at - 4);
	const grown = Buffer.concat([film.subarray(0, at - 4), dref, film.subarray(at - 4 + old)]);
	// the boxes around it have to hold it: each begins with its length
	for (const around of ['dinf', 'minf', 'mdia', 'trak', 'moov']) {
		const place = film.lastIndexOf(around, at, 'latin1') - 4;
		grown.writeUInt32BE(film.readUInt32BE(place) + dref.length - old, place);
	}
	return grown;
}
