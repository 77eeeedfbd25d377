import type { IncomingMessage } from 'node:http';
import { Roof } from './roof.ts';

/** Bodies that are on their way, of an address: a class that sends its pictures; of one device: more than a page sends at once. */
const bodies = new Roof(300, 16);
const LOOKS_MS = 5000;
/** After so long a body must have come at this pace on average, on the slowest line there is. */
const GRACE_MS = 20_000;
const BYTES_PER_MS = 1;

/** Since when, and how many bytes the connection had read before. */
type Begun = Readonly<{ at: number; bytes: number }>;
const coming = new Map<IncomingMessage, Begun>();

/** Watches over a body until it is here. Who sends it too slowly, or too many at once, is cut off: it would hold a connection for minutes. */
export function watchBody(request: IncomingMessage): void {
	if (!bringsBody(request)) return;
	const letGo = bodies.hold(request, () => request.destroy());
	coming.set(request, { at: Date.now(), bytes: request.socket.bytesRead });
	const over = (): void => {
		letGo();
		coming.delete(request);
	};
	request.once('end', over).once('close', over);
}

const bringsBody = ({ headers }: IncomingMessage): boolean =>
	Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;

function look(): void {
	for (const [request, begun] of coming) if (isTooSlow(request, begun)) request.destroy();
}

/** What is here and was not taken is not its sender's delay. */
function isTooSlow({ complete, readableLength, socket }: IncomingMessage, { at, bytes }: Begun): boolean {
	const elapsed = Date.now() - at;
	return !complete && !readableLength && elapsed > GRACE_MS && socket.bytesRead - bytes < elapsed * BYTES_PER_MS;
}

setInterval(look, LOOKS_MS).unref();
