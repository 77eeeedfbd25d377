import { expect, test } from 'vitest';
import { containerOf } from './container.ts';

const bytes = (...parts: (string | number[])[]) =>
	Buffer.concat([...parts.map((part) => Buffer.from(part as never)), Buffer.alloc(4096)]);
const packets = (length: number, from: number) => {
	const head = Buffer.alloc(4096);
	for (let at = from; at < head.length; at += length) head[at] = 0x47;
	return head;
};

test('a film is known by its first bytes', () => {
	expect(containerOf(bytes([0, 0, 0, 32], 'ftypisom'))).toBe('mov');
	expect(containerOf(bytes([0, 0, 0, 32], 'ftypqt  '))).toBe('mov');
	expect(containerOf(bytes([0, 0, 0, 8], 'wide'))).toBe('mov');
	expect(containerOf(bytes([0x1a, 0x45, 0xdf, 0xa3]))).toBe('matroska');
	expect(containerOf(bytes('RIFF', [1, 2, 3, 4], 'AVI LIST'))).toBe('avi');
	expect(containerOf(bytes([0, 0, 1, 0xba, 0x44]))).toBe('mpeg');
	expect(containerOf(packets(188, 0))).toBe('mpegts');
	expect(containerOf(packets(192, 4))).toBe('mpegts');
	expect(containerOf(bytes('OggS', [0, 2]))).toBe('ogg');
	expect(containerOf(bytes('FLV', [1, 5]))).toBe('flv');
});

test.each([
	['a list of pieces (HLS)', '#EXTM3U\n#EXT-X-VERSION:3\n'],
	['a manifest (DASH)', '<?xml version="1.0"?><MPD type="dynamic">'],
	['a list of files', 'ffconcat version 1.0\nfile x.mp4\n'],
	['a session (SDP)', 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n'],
	['a picture (PNG)', '\u0089PNG\r\n'],
	['a picture (WebP)', 'RIFF1234WEBPVP8 '],
	['a sound (WAV)', 'RIFF1234WAVEfmt '],
	['a picture (AVIF)', '\0\0\0\x20ftypavif'],
	['nothing', ''],
	['one packet only', 'G']
])('%s is no film', (_, text) => {
	expect(containerOf(Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(64, 7)]))).toBeNull();
});
