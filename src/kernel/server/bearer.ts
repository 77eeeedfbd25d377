import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestEvent } from '@sveltejs/kit';
import { senderOf } from './addresses.ts';
import { type Device, deviceInHeader } from './device.ts';
import { networksOf } from './networks.ts';

/** After so long a device counts for itself alone: nobody makes a thousand of them for one evening. */
const KNOWN_MS = 3_600_000;

/**
 * Whom something is counted for, as narrowly as she can be told from the others behind her address, so that nobody there pays for somebody hostile: the person, the device, the
 * connection where no proxy stands before it, the address. As `limits.ts` reads it: whatever has an address behind an `@` counts for that, too.
 */
export type Bearer = string;

type Asking = Pick<RequestEvent, 'locals' | 'getClientAddress' | 'platform'>;

/** The bearer of a request to a page. */
export function bearerOf({ locals, getClientAddress, platform }: Asking): Bearer {
	const address = getClientAddress();
	return locals.viewer?.id ?? strangerAt(address, locals.device ?? null, platform?.req.socket);
}

/** The bearer of a request that no page has read. */
export function bearerInHeader(request: IncomingMessage): Bearer {
	return strangerAt(senderOf(request), deviceInHeader(request.headers.cookie), request.socket);
}

function strangerAt(address: string, device: Device | null, socket: Socket | undefined): Bearer {
	if (device) return isKnown(device) ? named(device) : `${named(device)}@${address}`;
	const direct = socket?.remoteAddress === address ? socket : undefined;
	return direct ? `connection:${numberOf(direct)}@${address}` : address;
}

const named = ({ token }: Device): string => `device:${token}`;

/** Whether a device was first seen a while ago. */
const isKnown = ({ madeAt }: Device): boolean => Date.now() - madeAt >= KNOWN_MS;

/** Whether this is a bearer who is told from the others behind her address; else it is an address, or a person. */
export const isTold = (bearer: string): boolean => /^(device|connection):/.test(bearer);

/** The network that a bearer comes from; herself where she is known without it. */
export const placeOf = (bearer: Bearer): string => networksOf(bearer.split('@').at(-1) ?? '').near;

const numbers = new WeakMap<Socket, number>();
let last = 0;

function numberOf(socket: Socket): number {
	const number = numbers.get(socket) ?? ++last;
	numbers.set(socket, number);
	return number;
}
