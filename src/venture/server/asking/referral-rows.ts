import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { type Referral as Folded, foldReferral, type ReferralState, type ReferralStep } from '../../asking/referral.ts';
import type { Part } from '../../standing.ts';
import type { On } from '../tables.ts';
import { asking, type Carried } from './tables.ts';

/** What happened to a referral, and who did it. */
type Step = Readonly<{
	step: ReferralStep;
	day: string;
	at: Date;
	byName: string | null;
	words: string | null;
}>;

/** A referral with all that it says. Who reads how much of it is for its readers' own functions to say. */
export type Referral = Readonly<{
	id: string;
	question: string | null;
	file: string | null;
	person: string;
	name: string;
	email: string;
	locale: Locale;
	referrer: string | null;
	referrerName: string | null;
	fromOrganization: string;
	fromName: string;
	organization: string | null;
	partner: string;
	partnerEmail: string | null;
	asks: string;
	carries: readonly Carried[];
	parts: readonly Part[];
	hash: string;
	wording: string | null;
	state: ReferralState;
	nextDay: string | null;
	way: 'desk' | 'link' | null;
	linkedAt: Date | null;
	/** The story of a project, proposed to a house that broadcasts. */
	story: boolean;
	fictional: boolean;
	steps: readonly Step[];
}>;

/** One referral, for whoever has been let in to it. @throws 404 */
export async function referralById(id: string, on: On = db): Promise<Referral> {
	const row = isId(id) ? await select(on).where('r.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw missing();
	const [whole] = await withSteps([row], on);
	return whole as Referral;
}

/** The same for what changes it, locked until the transaction ends, with where it stands. @throws 404 */
export async function lockedReferral(tx: Tx, id: string): Promise<{ referral: Referral; folded: Folded }> {
	if (isId(id)) await asking(tx).selectFrom('venture.referral').select('id').where('id', '=', id).forUpdate().execute();
	const referral = await referralById(id, tx);
	const folded = foldReferral(referral.steps);
	if (!folded) throw missing();
	return { referral, folded };
}

/** The rows of some referrals with their steps, in order. */
export async function withSteps(rows: readonly Row[], on: On): Promise<Referral[]> {
	const ids = rows.map(({ id }) => id);
	const steps = ids.length
		? await asking(on)
				.selectFrom('venture.referralStep')
				.select(['referral', 'step', 'day', 'at', 'byName', 'words'])
				.where('referral', 'in', ids)
				.orderBy('rank')
				.execute()
		: [];
	const byReferral = Map.groupBy(steps, ({ referral }) => referral);
	return rows.map((row) => ({ ...row, steps: byReferral.get(row.id) ?? [] }));
}

export const select = (on: On) =>
	asking(on)
		.selectFrom('venture.referral as r')
		.innerJoin('network.organizationCard as f', 'f.id', 'r.fromOrganization')
		.leftJoin('identity.person as p', 'p.id', 'r.referrer')
		.selectAll('r')
		.select(['f.name as fromName', 'p.name as referrerName']);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;
