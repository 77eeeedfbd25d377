import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What a name says; null: its server fails. */
export type Names = ReadonlyMap<string, readonly string[] | null>;

const [TXT, IN, FAILS, NONE] = [16, 1, 2, 3];

/** A server of names (RFC 1035) that knows texts and nothing else. @returns its address, and how to stop it */
export async function serveNames(names: Names): Promise<{ address: string; close: () => void }> {
	const socket = createSocket('udp4');
	socket.on('message', (asked, { address, port }) => {
		const answer = answerOf(asked, names);
		if (answer) socket.send(answer, port, address);
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	return { address: `127.0.0.1:${(socket.address() as AddressInfo).port}`, close: () => socket.close() };
}

function answerOf(asked: Buffer, names: Names): Buffer | null {
	const labels: string[] = [];
	let at = 12;
	for (let length = asked[at]; length; length = asked[at]) {
		labels.push(asked.toString('latin1', at + 1, at + 1 + length));
		at += 1 + length;
	}
	const question = asked.subarray(12, at + 5);
	if (question.length < 5) return null;
	const name = labels.join('.').toLowerCase();
	const texts = names.get(name);
	const below = [...names.keys()].some((one) => one === name || one.endsWith(`.${name}`));
	const answers = question.readUInt16BE(question.length - 4) === TXT ? (texts ?? []).map(recordOf) : [];
	const head = Buffer.alloc(12);
	asked.copy(head, 0, 0, 2);
	head.writeUInt16BE(0x8180 | (texts === null ? FAILS : below ? 0 : NONE), 2);
	head.writeUInt16BE(1, 4);
	head.writeUInt16BE(answers.length, 6);
	return Buffer.concat([head, question, ...answers]);
}

function recordOf(text: string): Buffer {
	const parts = text.match(/.{1,200}/gs) ?? [''];
	const data = Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])));
	const head = Buffer.alloc(12);
	head.writeUInt16BE(0xc00c, 0); // the name that was asked for
	head.writeUInt16BE(TXT, 2);
	head.writeUInt16BE(IN, 4);
	head.writeUInt16BE(data.length, 10);
	return Buffer.concat([head, data]);
}
