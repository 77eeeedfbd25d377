import type { Duplex } from 'node:stream';

/** Somebody who listens, by a socket (RFC 6455) or by server-sent events; both are bytes written to a stream. */
export type Ear = Readonly<{ stream: Duplex; form: 'socket' | 'events' }> & {
	/** Since when it has not taken what was written, in milliseconds; 0: it follows. */
	behindSince: number;
};

/** What may wait for a reader before it is skipped: then it gets the newest whole instead of every step. */
const BEHIND_BYTES = 64 * 1024;
const CAUGHT_UP_BYTES = 4 * 1024;
const PATIENCE_MS = 30_000;

/** One text as the bytes that go to every socket: a single unmasked frame, built once (RFC 6455, 5.2). */
export function socketFrame(text: string): Buffer {
	const payload = Buffer.from(text);
	const { length } = payload;
	if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
	const head = length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
	head[0] = 0x81;
	if (length < 65_536) {
		head[1] = 126;
		head.writeUInt16BE(length, 2);
	} else {
		head[1] = 127;
		head.writeBigUInt64BE(BigInt(length), 2);
	}
	return Buffer.concat([head, payload]);
}

/** The same for server-sent events (HTML, 9.2); JSON has no line break. */
const eventFrame = (text: string): Buffer => Buffer.from(`data: ${text}\n\n`);

/** Sends one text to one listener, unless it does not follow. @returns whether it was written. */
export function sendTo(ear: Ear, text: string): boolean {
	return write(ear, ear.form === 'socket' ? socketFrame(text) : eventFrame(text), Date.now());
}

/**
 * Sends one text to all, built once for each form. Who does not take it is skipped, gets `whole` once it has caught up, and is cut off after
 * half a minute: one that sleeps costs no memory and holds nobody up.
 */
export function sendToAll(ears: Iterable<Ear>, text: string, whole: (ear: Ear) => string): void {
	const now = Date.now();
	const frame = socketFrame(text);
	let event: Buffer | undefined;
	for (const ear of ears) {
		if (ear.behindSince) catchUp(ear, whole, now);
		else if (ear.form === 'socket') write(ear, frame, now);
		else {
			event ??= eventFrame(text);
			write(ear, event, now);
		}
	}
}

function catchUp(ear: Ear, whole: (ear: Ear) => string, now: number): void {
	if (ear.stream.writableLength <= CAUGHT_UP_BYTES) {
		ear.behindSince = 0;
		const text = whole(ear);
		write(ear, ear.form === 'socket' ? socketFrame(text) : eventFrame(text), now);
	} else if (now - ear.behindSince > PATIENCE_MS) ear.stream.destroy();
}

function write(ear: Ear, frame: Buffer, now: number): boolean {
	const { stream } = ear;
	if (stream.destroyed || stream.writableEnded || !stream.writable || ear.behindSince) return false;
	if (stream.writableLength + frame.length > BEHIND_BYTES && stream.writableLength > 0) {
		ear.behindSince = now;
		return false;
	}
	stream.write(frame);
	return true;
}
