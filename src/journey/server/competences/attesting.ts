import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Attests } from '../../attest.schema.ts';
import type { Source } from '../../competences.ts';
import { within } from '../tables.ts';

type Said = Readonly<{
	person: string;
	source: Extract<Source, 'peer' | 'coach' | 'member' | 'self'>;
	ref: Readonly<{ kind: 'review' | 'meeting' | 'person' | 'testimony'; id: string }>;
	/** Who says it. */
	by: string;
}>;

/** Keeps what somebody saw another one do, instead of what she said before of the same. @throws journey_own_word when it is said of oneself as another */
export async function attest(tx: Tx, { person, source, ref, by }: Said, attests: Attests): Promise<void> {
	if ((source === 'self') !== (by === person)) throw refused('journey_own_word', {}, 422);
	await within(tx)
		.deleteFrom('journey.evidence')
		.where('person', '=', person)
		.where('source', '=', source)
		.where('ref', '=', ref.id)
		.where('givenBy', '=', by)
		.execute();
	const best = new Map(attests.toSorted((a, b) => a.level - b.level).map((one) => [one.competence, one]));
	if (!best.size) return;
	const rows = [...best.values()].map((one) => ({
		...{ ...one, id: newId(), person, source, refKind: ref.kind, ref: ref.id, givenBy: by }
	}));
	await within(tx)
		.insertInto('journey.evidence')
		.values(rows)
		.onConflict((known) => known.doNothing())
		.execute();
}
