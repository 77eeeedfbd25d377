import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

/**
 * What is said between a page and a node about a canvas. The Yjs protocol knows no acknowledgement, and « kept » must not be said before it is:
 * so an update carries a number of its sender's, and `kept` says up to which one all are in the database.
 */
export type CanvasMessage =
	| Readonly<{ say: 'have'; vector: Uint8Array }>
	| Readonly<{ say: 'update'; number: number; update: Uint8Array }>
	| Readonly<{ say: 'kept'; number: number }>
	| Readonly<{ say: 'presence'; update: Uint8Array }>
	| Readonly<{ say: 'who' }>
	| Readonly<{ say: 'names'; names: Readonly<Record<string, string>> }>
	| Readonly<{ say: 'may'; may: CanvasRight }>;

/** `closed`: it was open for whoever asks, and is not any more; `full`: what was sent last is too much. */
export type CanvasRight = 'write' | 'read' | 'closed' | 'full';

/** As much as a canvas may weigh with all that was ever typed into it, and the most that is sent at once. */
export const MOST_BYTES = 4 * 1024 * 1024;

const words = ['have', 'update', 'kept', 'presence', 'who', 'names', 'may'] as const;
const rights = ['write', 'read', 'closed', 'full'] as const;

export function encodeMessage(message: CanvasMessage): Uint8Array {
	const to = createEncoder();
	writeVarUint(to, words.indexOf(message.say));
	if (message.say === 'have') writeVarUint8Array(to, message.vector);
	if (message.say === 'update' || message.say === 'kept') writeVarUint(to, message.number);
	if (message.say === 'update' || message.say === 'presence') writeVarUint8Array(to, message.update);
	if (message.say === 'names') writeVarString(to, JSON.stringify(message.names));
	if (message.say === 'may') writeVarUint(to, rights.indexOf(message.may));
	return toUint8Array(to);
}

/** @returns null for what is no message. */
export function decodeMessage(bytes: Uint8Array): CanvasMessage | null {
	try {
		return read(createDecoder(bytes));
	} catch {
		return null;
	}
}

function read(from: Decoder): CanvasMessage | null {
	const say = words[readVarUint(from)];
	if (say === 'have') return { say, vector: readVarUint8Array(from) };
	if (say === 'update') return { say, number: readVarUint(from), update: readVarUint8Array(from) };
	if (say === 'kept') return { say, number: readVarUint(from) };
	if (say === 'presence') return { say, update: readVarUint8Array(from) };
	if (say === 'names') return { say, names: JSON.parse(readVarString(from)) };
	if (say === 'may') return { say, may: rights[readVarUint(from)] ?? 'read' };
	return say ? { say } : null;
}
