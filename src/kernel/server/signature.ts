import { ifThere } from '../errors.ts';
import { hub } from './hub.ts';
import { markPng } from './pictures.ts';

/** Who signs what the hub prints and draws: its name, and its mark as a PNG; null where the heap of pixels stands for it. */
export type Signature = Readonly<{ name: string; mark: Uint8Array | null }>;

const HIGH = 144;

/** How this hub signs. Throws what the press throws. */
export async function signature(): Promise<Signature> {
	const { name, mark } = await hub();
	return { name, mark: mark && (await ifThere(markPng(mark.hash, HIGH))) };
}
