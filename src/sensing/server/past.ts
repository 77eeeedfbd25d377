import type { Tx } from '#kernel/server/db.ts';
import { observeAll } from './api/observing.ts';
import { stranger } from './caller.ts';

/** Takes over what a stream of an organisation said in the past. */
export async function observePast(
	tx: Tx,
	stream: number,
	organization: string,
	values: readonly Readonly<{ at: Date; value: number }>[]
): Promise<void> {
	const caller = { ...stranger, organization, writes: true };
	const given = ({ at, value }: (typeof values)[number]) => ({
		result: value,
		resultTime: at,
		phenomenonTime: { from: at, until: null }
	});
	const all = values.map((one) => ({ datastream: stream, feature: null, caller, given: given(one) }));
	const refused = (await observeAll(tx, all)).find((one) => typeof one !== 'number');
	if (refused) throw refused;
}
