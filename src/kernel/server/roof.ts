import type { IncomingMessage } from 'node:http';
import { senderOf } from './addresses.ts';
import { deviceInHeader } from './device.ts';
import { networksOf } from './networks.ts';

type End = () => void;

/** Those without a device who are not signed in are one: they cannot be told apart, and whoever holds much without one holds it for them. */
const NOBODY = '';

/** Things that are held open from one address. Where they are too many, whoever holds most there loses what she has held longest; of equals the one who came last. */
export class Roof {
	readonly #most: number;
	readonly #ofOne: number;
	readonly #held = new Map<string, Map<string, Set<End>>>();

	/** @param most of an address. @param ofOne of one person or device */
	constructor(most: number, ofOne: number) {
		this.#most = most;
		this.#ofOne = ofOne;
	}

	/** Whether the device of a request holds all that it may already: so much is known before anybody looks who it is. */
	isFull(request: IncomingMessage): boolean {
		const device = deviceInHeader(request.headers.cookie)?.token;
		const here = this.#held.get(networksOf(senderOf(request)).near);
		return device !== undefined && (here?.get(device)?.size ?? 0) >= this.#ofOne;
	}

	/** @param end ends it, where it is too much. @param person who is signed in. @returns how to say that it is over */
	hold(request: IncomingMessage, end: End, person?: string | null): () => void {
		const { near } = networksOf(senderOf(request));
		const who = person ?? deviceInHeader(request.headers.cookie)?.token ?? NOBODY;
		const here = this.#held.get(near) ?? new Map<string, Set<End>>();
		const hers = here.get(who) ?? new Set<End>();
		this.#held.set(near, here.set(who, hers.add(end)));
		if (who !== NOBODY && hers.size > this.#ofOne) endOldest(hers);
		else if (countOf(here) > this.#most) endOldest(greediest(here));
		return () => {
			hers.delete(end);
			if (!hers.size && here.get(who) === hers) here.delete(who);
			if (!here.size && this.#held.get(near) === here) this.#held.delete(near);
		};
	}
}

const countOf = (here: ReadonlyMap<string, ReadonlySet<End>>): number =>
	here.values().reduce((sum, { size }) => sum + size, 0);

function greediest(here: ReadonlyMap<string, Set<End>>): Set<End> {
	let found = new Set<End>();
	for (const hers of here.values()) if (hers.size >= found.size) found = hers;
	return found;
}

/** Whatever ends says so itself a moment later; it is not ended twice. */
function endOldest(hers: Set<End>): void {
	const [oldest] = hers;
	if (!oldest) return;
	hers.delete(oldest);
	oldest();
}

/** Sockets of an address: a full hall with several pages each; of one person or device: more pages than anybody has open. */
const sockets = new Roof(3000, 64);

/** Whether a device has so many sockets that one more is refused at once. */
export const hasTooMany = (request: IncomingMessage): boolean => sockets.isFull(request);

/** Counts a socket for its person or device and its address, until it is closed. @param end closes it. @returns how to say that it is */
export const holdSocket = (request: IncomingMessage, end: End, person?: string | null): (() => void) =>
	sockets.hold(request, end, person);
