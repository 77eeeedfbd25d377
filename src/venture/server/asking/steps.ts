import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { afterStep, type Referral as Folded, mayFollow, type ReferralStep } from '../../asking/referral.ts';
import type { Referral } from './referral-rows.ts';
import { asking } from './tables.ts';
import { dayOf } from './today.ts';

type Who = Readonly<{ person?: string | null; byName?: string | null; words?: string | null }>;

/** Writes what happens to a referral, and where that leaves it. @returns the referral after it. Throws asking_referral_over for what may not happen any more. */
export async function step(
	tx: Tx,
	id: string,
	before: Folded | null,
	kind: ReferralStep,
	by: By,
	{ person = null, byName = null, words = null }: Who = {}
): Promise<Folded> {
	if (!mayFollow(before, kind)) throw refused('asking_referral_over');
	const at = by.at ?? new Date();
	const day = await dayOf(at);
	const after = afterStep(before, kind, day);
	const { rank } = await asking(tx)
		.selectFrom('venture.referralStep')
		.select((row) => row.fn.countAll<number>().as('rank'))
		.where('referral', '=', id)
		.executeTakeFirstOrThrow();
	await asking(tx)
		.insertInto('venture.referralStep')
		.values({ referral: id, rank: Number(rank), step: kind, day, at, person, byName, words })
		.execute();
	const { state, nextDay } = after;
	await asking(tx).updateTable('venture.referral').set({ state, nextDay }).where('id', '=', id).execute();
	return after;
}

/** The referral as facts name it: the object, its partner as the target where it is of the directory, and what it comes from as the context. */
export const referralNamed = ({
	id,
	organization,
	question,
	file
}: Pick<Referral, 'id' | 'organization' | 'question' | 'file'>) => ({
	object: { kind: 'referral', id },
	...(organization ? { target: { kind: 'organization', id: organization } } : {}),
	context: question ? { kind: 'venture_question', id: question } : { kind: 'venture_file', id: file ?? '' }
});
