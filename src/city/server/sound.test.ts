import { expect, test } from 'vitest';
import { ensureFfmpeg } from '../../../scripts/ffmpeg.mjs';
import { readySound, soundContainer } from './sound.ts';

const RATE = 8000;

/** A tone, as a recorder writes it: 16 bits, one voice. */
function tone(seconds: number): Buffer {
	const samples = Int16Array.from(
		{ length: RATE * seconds },
		(_, at) => 12_000 * Math.sin((at * 2 * Math.PI * 440) / RATE)
	);
	const head = Buffer.alloc(44);
	head.write('RIFF');
	head.writeUInt32LE(36 + samples.byteLength, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(RATE, 24);
	head.writeUInt32LE(RATE * 2, 28);
	head.writeUInt16LE(2, 32);
	head.writeUInt16LE(16, 34);
	head.write('data', 36);
	head.writeUInt32LE(samples.byteLength, 40);
	return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

test('a sound becomes an MP3 of one voice, and what is none is refused', async () => {
	if (!ensureFfmpeg()) throw new Error('there is no ffmpeg, and it could not be installed');
	const given = tone(3);
	expect(soundContainer(given)).toBe('wav');
	const { content, mediaType, seconds } = await readySound(given, 'wav');
	expect([soundContainer(content), mediaType, seconds]).toEqual(['mp3', 'audio/mpeg', 3]);
	// 48 kbit/s
	expect(content.length).toBeGreaterThan(15_000);
	expect(content.length).toBeLessThan(22_000);
	expect(await readySound(content, 'mp3')).toMatchObject({ seconds: 3 });
	const broken = Buffer.concat([given.subarray(0, 20), Buffer.alloc(200)]);
	await expect(readySound(broken, 'wav')).rejects.toMatchObject({ code: 'city_sound_unreadable' });
});
