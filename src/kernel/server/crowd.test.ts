import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { type Ear, sendTo, sendToAll, socketFrame } from './crowd.ts';

/** A reader that takes what it is given only when it is told to. */
function reader() {
	const taken: Buffer[] = [];
	let next: (() => void) | undefined;
	let stopped = false;
	const stream = new Duplex({
		highWaterMark: 1024,
		read: () => undefined,
		write(piece: Buffer, _, done) {
			taken.push(piece);
			if (stopped) next = done;
			else done();
		}
	});
	const ear: Ear = { stream, form: 'events', behindSince: 0 };
	return {
		ear,
		taken,
		stop: () => {
			stopped = true;
		},
		go: () => {
			stopped = false;
			next?.();
		}
	};
}

test('a frame of ours is one that a client of RFC 6455 reads', async () => {
	const receiver = (ws as unknown as { Receiver: new (options: object) => NodeJS.EventEmitter & Duplex }).Receiver;
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(fc.string(), fc.constantFrom('é'.repeat(70), 'x'.repeat(126), 'y'.repeat(65_536))),
			async (text) => {
				const read: string[] = [];
				const made = new receiver({ isServer: false, maxPayload: 1e6 });
				made.on('message', (data: Buffer) => read.push(String(data)));
				made.write(socketFrame(text));
				await new Promise(setImmediate);
				expect(read).toEqual([text.toWellFormed()]);
			}
		),
		{ numRuns: 50 }
	);
});

test('whoever does not read is skipped, and gets the whole once she reads again', async () => {
	const slow = reader();
	const quick = reader();
	slow.stop();
	const text = 'n'.repeat(10_000);
	for (let turn = 0; turn < 20; turn++) {
		sendToAll([slow.ear, quick.ear], text, () => 'WHOLE');
		await new Promise(setImmediate);
	}
	expect(quick.taken).toHaveLength(20);
	expect(slow.ear.behindSince).toBeGreaterThan(0);
	expect(slow.ear.stream.writableLength).toBeLessThan(70_000);
	expect(sendTo(slow.ear, 'an answer')).toBe(false);
	slow.go();
	await new Promise((resolve) => setTimeout(resolve, 20));
	sendToAll([slow.ear, quick.ear], text, () => 'WHOLE');
	await new Promise(setImmediate);
	expect(String(slow.taken.at(-1))).toBe('data: WHOLE\n\n');
	expect(slow.ear.behindSince).toBe(0);
});
