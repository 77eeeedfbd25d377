import type { Group, Secret } from './hostile.ts';
import { chunk, list, type Material, uint32LE } from './making.ts';

const text = (...lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

/** The ways in which a list can name what it has no business with. */
const reaching = ({ film, file, address }: Secret): readonly string[] => [
	`../${film}/film.mp4`,
	`../../films/${film}/film.mp4`,
	file,
	`file://${file}`,
	`file:${file}`,
	`${address}/film.mp4`,
	`subfile,,start,0,end,99999,,:${file}`,
	`concat:${file}|${file}`
];

export const dash = (_: Material, secret: Secret): Group => ({
	title: 'DASH',
	files: [
		['endless, of some hundred bytes', live('<SegmentTemplate timescale="1" duration="2" media="$Number$.m4s"/>')],
		['endless, by a line of time', live(TIMELINE)],
		[
			'endless, of a neighbour',
			live(`<SegmentTemplate timescale="1" duration="2" media="../${secret.film}/film.mp4?$Number$"/>`)
		],
		['endless, with a sign in front', Buffer.concat([Buffer.from('\ufeff'), live(TIMELINE)])],
		...reaching(secret).map((to) => [`of ${to.slice(0, 16)}…`, finished(`<BaseURL>${to}</BaseURL>`)] as const)
	]
});

const TIMELINE =
	'<SegmentTemplate timescale="1" media="$Time$.m4s"><SegmentTimeline><S t="0" d="2" r="-1"/></SegmentTimeline></SegmentTemplate>';
const NAMES = 'xmlns="urn:mpeg:dash:schema:mpd:2011" minBufferTime="PT1S"';
const LIVE = `type="dynamic" availabilityStartTime="2020-01-01T00:00:00Z" minimumUpdatePeriod="PT1S" profiles="urn:mpeg:dash:profile:isoff-live:2011"`;
const FINISHED = `type="static" mediaPresentationDuration="PT3S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"`;

const manifest = (how: string, picture: string): Buffer =>
	text(
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<MPD ${NAMES} ${how}><Period start="PT0S"><AdaptationSet mimeType="video/mp4" contentType="video">`,
		`<Representation id="0" bandwidth="1000" width="128" height="96">${picture}</Representation></AdaptationSet></Period></MPD>`
	);

const live = (picture: string): Buffer => manifest(LIVE, picture);
const finished = (picture: string): Buffer => manifest(FINISHED, picture);

export const hls = (_: Material, secret: Secret): Group => ({
	title: 'HLS',
	files: [
		['that never ends', playlist([`../${secret.film}/film.mp4`], '')],
		...reaching(secret).map((to) => [`of ${to.slice(0, 14)}…`, playlist([to])] as const),
		['with a key of elsewhere', playlist(['a.ts'], '#EXT-X-ENDLIST', `#EXT-X-KEY:METHOD=AES-128,URI="${secret.file}"`)]
	]
});

function playlist(pieces: readonly string[], end = '#EXT-X-ENDLIST', more = ''): Buffer {
	const named = pieces.flatMap((piece) => ['#EXTINF:3.0,', piece]);
	return text('#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:3', ...(more ? [more] : []), ...named, end);
}

export const concat = (_: Material, secret: Secret): Group => ({
	title: 'lists of files',
	files: [
		...reaching(secret)
			.slice(0, 4)
			.map((to) => [`ffconcat ${to.slice(0, 12)}…`, text('ffconcat version 1.0', `file '${to}'`)] as const),
		['ffconcat of itself', text('ffconcat version 1.0', ...Array.from({ length: 50 }, () => "file 'source'"))],
		['concat without its name', text(`file '${secret.file}'`, 'duration 99999999')],
		['a list of a player', text('#EXTM3U', secret.file)],
		['a cue of a disc', text(`FILE "${secret.file}" BINARY`, 'TRACK 01 MODE1/2352', 'INDEX 01 00:00:00')]
	]
});

export const sessions = (_: Material, { address }: Secret): Group => ({
	title: 'sessions (SDP) and others that fetch',
	files: [
		[
			'SDP',
			text(
				'v=0',
				'o=- 0 0 IN IP4 127.0.0.1',
				's=x',
				'c=IN IP4 127.0.0.1',
				't=0 0',
				'm=video 9 RTP/AVP 96',
				'a=rtpmap:96 H264/90000'
			)
		],
		['SDP with lines of Windows', Buffer.from('v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nm=audio 9 RTP/AVP 0\r\n')],
		[
			'a drawing that asks elsewhere (SVG)',
			text('<svg xmlns="http://www.w3.org/2000/svg">', `<image href="${address}/film.mp4"/></svg>`)
		],
		['a list of ASF', text('[Reference]', `Ref1=${address}/film.mp4`)]
	]
});

/** An AVI whose subtitles are a file of their own (GAB2), which is read as whatever it says that it is. */
export const inAvi = (_: Material, secret: Secret): Group => ({
	title: 'lists in an AVI',
	files: [
		['HLS', avi(playlist([`file://${secret.file}`]))],
		['HLS of the neighbour', avi(playlist([`../${secret.film}/film.mp4`]))],
		['ffconcat', avi(text('ffconcat version 1.0', `file '${secret.file}'`))],
		['DASH', avi(live(TIMELINE))]
	]
});

function avi(subtitles: Buffer): Buffer {
	const main = chunk('avih', uint32LE(40_000, 0, 0, 16, 1, 0, 1, 0, 128, 96, 0, 0, 0, 0));
	const fourCc = (name: string): Buffer => Buffer.from(name, 'latin1');
	const strh = chunk('strh', fourCc('txts'), Buffer.alloc(4), uint32LE(0, 0, 0, 1, 1, 0, 1, 0, 0, 0), Buffer.alloc(8));
	const gab2 = Buffer.concat([
		Buffer.from('GAB2\0'),
		Buffer.from([2, 0]),
		uint32LE(0),
		Buffer.from([4, 0]),
		uint32LE(subtitles.length),
		subtitles
	]);
	const body = [list('hdrl', main, list('strl', strh, chunk('strf'))), list('movi', chunk('00tx', gab2))];
	return chunk('RIFF', fourCc('AVI '), ...body);
}
