import { isBeyond } from '#city';
import { reactionOf } from '#city/server';
import { missing } from '#kernel/errors.ts';
import { measuredNow, publicStreams } from '#sensing/server';

/** What is measured for everybody to see, as somebody chooses what a stop reacts to. */
export const measuredChoices = async (): Promise<{ value: string; label: string; lang: '' }[]> =>
	(await publicStreams()).map(({ id, thing, name, symbol }) => ({
		value: id,
		label: `${thing} – ${name}${symbol ? ` (${symbol})` : ''}`,
		lang: '' as const
	}));

/** Whether a stop that is read today says the other thing now; null where nobody knows. @param code of the stop. Throws 404 for one that always says the same */
export async function reactsNow(code: string): Promise<boolean | null> {
	const reaction = await reactionOf(code);
	if (!reaction) throw missing();
	return isBeyond(reaction, await measuredNow(reaction.measured));
}
