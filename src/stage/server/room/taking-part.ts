import { limit } from '#kernel/server/limits.ts';
import type { Who } from './asked.ts';

type Comer = Pick<Who, 'device' | 'from'>;

const KNOWN_MS = 12 * 3_600_000;
const MOST_KNOWN = 50_000;
/** Devices that may take part, and until when that is known. */
const known = new Map<string, number>();

/** Whether a device may vote, write and ask, or who comes needs no such leave: the crew, the program itself. */
export const takesPart = ({ device, from }: Comer): boolean =>
	!device || !from || (known.get(device.toString('hex')) ?? 0) > Date.now();

/** Lets a device in that was not here yet: of one address as many as a hall holds, so that ballots do not grow on trees. @throws 429 */
export async function letTakePart(who: Comer): Promise<void> {
	const { device, from } = who;
	if (!device || !from || takesPart(who)) return;
	await limit('ballot', from);
	known.set(device.toString('hex'), Date.now() + KNOWN_MS);
	for (const oldest of known.keys()) {
		if (known.size <= MOST_KNOWN) break;
		known.delete(oldest);
	}
}
