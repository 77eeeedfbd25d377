import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Secret } from './hostile.ts';
import { type Material, picture } from './making.ts';
import { type Sender, sendFilm, settledFilm } from './sending.ts';

/** Of which there is nothing in any film that this claim sends. */
const COLOUR = { r: 255, g: 0, b: 255 };
const NEAR = 60;

/** What no film may read, how often it was asked for over the network, and whether it is in a film's folder. */
export type Kept = Readonly<{ secret: Secret; asked(): number; isIn(folder: string): Promise<boolean>; close(): void }>;

/** Puts a film of one colour where the films are, the same beside them, and on a machine of the network; each holds a word that stands nowhere else. */
export async function keepSecret(sender: Sender, data: string, material: Material): Promise<Kept> {
	const word = randomBytes(24).toString('hex');
	const plain = ['-f', 'lavfi', '-i', `color=magenta:s=128x96:r=25:d=3`, '-c:v', 'libx264'];
	const bytes = Buffer.concat([material.make([...plain, '-movflags', '+faststart'], 'mp4'), free(word)]);
	const sent = await sendFilm(sender, 'fr', { title: 'Celui d’une autre', form: 'as_is', bytes });
	if (!('id' in sent) || (await settledFilm(sender, sent.id, 120_000)) !== 'ready')
		throw new Error('the film that nobody may read is not there');
	const file = join(data, 'secret.mp4');
	writeFileSync(file, bytes);
	let asked = 0;
	const elsewhere = createServer((_, response) => {
		asked++;
		response.end(bytes);
	}).listen(0, '127.0.0.1');
	await once(elsewhere, 'listening');
	return {
		secret: { film: sent.id, file, address: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` },
		asked: () => asked,
		isIn: (folder) => holds(folder, word),
		close: () => void elsewhere.close()
	};
}

/** A box that every reader passes over. */
function free(word: string): Buffer {
	const body = Buffer.from(word);
	const head = Buffer.alloc(8);
	head.writeUInt32BE(body.length + 8);
	head.write('free', 4);
	return Buffer.concat([head, body]);
}

async function holds(folder: string, word: string): Promise<boolean> {
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		const path = join(folder, name);
		// what somebody sent is hers, and may name what she wants
		if (!statSync(path).isFile() || name === 'source') continue;
		if (readFileSync(path).includes(word)) return true;
		if (name.endsWith('.jpg') && (await isOfTheColour(path))) return true;
	}
	return false;
}

async function isOfTheColour(path: string): Promise<boolean> {
	const { dominant } = await sharp(path).stats();
	return (['r', 'g', 'b'] as const).every((part) => Math.abs(dominant[part] - COLOUR[part]) < NEAR);
}

/** The films of one colour, as the claim looks for it: its own poster must be seen as one. */
export const isSeen = (data: string, film: string): Promise<boolean> =>
	isOfTheColour(join(data, 'films', film, 'poster.jpg'));

export const honest = (material: Material): Buffer =>
	material.make([...picture('320x180', 2), '-c:v', 'libx264', '-preset', 'ultrafast'], 'mp4');
