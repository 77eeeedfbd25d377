import { ifThere } from '../errors.ts';
import { hub } from './hub.ts';
import type { makePng } from './picture-making.ts';
import { pictureOf } from './pictures.ts';
import { atPress } from './press/press.ts';

/** Who signs what the hub prints and draws: its name, and its mark as a PNG; null where the heap of pixels stands for it. */
export type Signature = Readonly<{ name: string; mark: Uint8Array | null }>;

const pngOfMark = atPress<typeof makePng>('src/kernel/server/picture-making.ts', 'makePng');

/** How this hub signs. Throws what the press throws. */
export async function signature(): Promise<Signature> {
	const { name, mark } = await hub();
	const kept = mark && (await ifThere(pictureOf(mark.hash, 640)));
	return { name, mark: kept ? await pngOfMark(kept.content) : null };
}
