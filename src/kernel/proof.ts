/** Regulation (EU) 2021/1060, article 82(1): five years from the 31 December of the year in which the last payment was made. */
const YEARS = 5;

/** What says how long the proofs of an operation are kept. Days are ISO 8601. `proofsHeldOn`: since then a court or the Commission asks for them (article 82(2)). */
export type Keeping = Readonly<{ lastPaidOn: string | null; proofsHeldOn: string | null }>;

/** The last day on which the proofs of an operation are kept; null as long as nobody can say it: nothing was paid last, or a court or the Commission asks for them. */
export const keptUntil = ({ lastPaidOn, proofsHeldOn }: Keeping): string | null =>
	lastPaidOn && !proofsHeldOn ? `${String(Number(lastPaidOn.slice(0, 4)) + YEARS).padStart(4, '0')}-12-31` : null;

/** Whether nobody may ask for the proofs of an operation any more, on a day of the hub's zone. */
export function proofIsOver(its: Keeping, today: string): boolean {
	const until = keptUntil(its);
	return until !== null && today > until;
}
