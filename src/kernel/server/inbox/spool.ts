import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { newId } from '../../id.ts';
import type { Letterbox } from './letterboxes.ts';
import { readApart } from './reader.ts';
import { type Reply, refusalOf } from './replies.ts';
import type { InboxSetting } from './setting.ts';
import { takeMail } from './taking.ts';

/** Of a message. */
export const MOST_BYTES = 25 * 1024 * 1024;

/** Takes a message from the wire to the disk, has it read elsewhere, and puts it where it belongs. @returns what to say of it; null: it is taken */
export async function spooled(
	{ folder: all, domain, dnsServer }: InboxSetting,
	stream: SMTPServerDataStream,
	{ envelope, remoteAddress, hostNameAppearsAs }: SMTPServerSession,
	letterboxes: readonly Letterbox[]
): Promise<Reply | null> {
	const folder = join(all, newId());
	await mkdir(folder, { recursive: true, mode: 0o700 });
	try {
		const path = join(folder, 'message');
		await pipeline(stream, bounded(), createWriteStream(path, { mode: 0o600 }));
		if (stream.sizeExceeded) return 'large';
		if (!letterboxes.length) return 'unknown';
		const from = envelope.mailFrom ? envelope.mailFrom.address : '';
		const sent = { from, ip: remoteAddress, helo: hostNameAppearsAs || '' };
		const read = await readApart({ path, folder, envelope: sent, domain, dnsServer });
		if ('failed' in read) return read.failed === 'late' ? 'later' : 'unreadable';
		return read.mail ? refusalOf(await takeMail(read.mail, letterboxes)) : 'unreadable';
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** What is more than a message may have is let go by. */
function bounded(): Transform {
	let bytes = 0;
	return new Transform({
		transform(chunk: Buffer, _, done) {
			bytes += chunk.length;
			done(null, bytes > MOST_BYTES ? undefined : chunk);
		}
	});
}
