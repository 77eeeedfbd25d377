import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Poster, posterPng } from './poster.ts';
import { atPress } from './press/press.ts';

export type Drawing = Readonly<{ png: Buffer; etag: string }>;

const drawn = atPress<typeof posterPng>('src/kernel/server/poster.ts', 'posterPng');

/** Draws a page's picture for where it is shared: a PNG of 1200 × 630. The same poster is drawn once as long as the press keeps it. Throws what the press throws. */
export async function draw(poster: Poster): Promise<Drawing> {
	const hash = createHash('sha256').update(serialize(poster)).digest('base64url').slice(0, 27);
	return { png: await drawn(poster), etag: `"${hash}"` };
}
