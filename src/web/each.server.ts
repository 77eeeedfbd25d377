import { missing, Refusal } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';

/** What became of the rows that were chosen in a list. `gone`: not there, or no longer, for whoever chose them. */
export type Outcome = Readonly<{
	done: number;
	gone: number;
	refused: readonly Readonly<{ id: string; why: Refusal }>[];
}>;

/** Does an act to each row that was chosen, each in a transaction of its own: one that is gone or refused holds up no other. */
export async function toEach(
	chosen: readonly string[],
	act: (tx: Tx, id: string) => Promise<unknown>
): Promise<Outcome> {
	const refused: { id: string; why: Refusal }[] = [];
	let [done, gone] = [0, 0];
	for (const id of chosen) {
		try {
			if (!isId(id)) throw missing();
			await transaction((tx) => act(tx, id));
			done++;
		} catch (why) {
			if (!(why instanceof Refusal)) throw why;
			if (why.status === 404) gone++;
			else refused.push({ id, why });
		}
	}
	return { done, gone, refused };
}
