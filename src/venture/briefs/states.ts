/** How far a brief is: from a draft to what became of it. */
const briefStates = ['draft', 'open', 'chosen', 'delivered', 'finished', 'withdrawn'] as const;
export type BriefState = (typeof briefStates)[number];

/** What has become of an offer. */
export type OfferState = 'given' | 'withdrawn' | 'chosen' | 'refused';

/** A brief as far as its way is concerned: where it stands, and what has become of each offer. */
export type BriefWay = Readonly<{ state: BriefState; offers: ReadonlyMap<string, OfferState> }>;

/** What happens to a brief. `reasons`: why each of the offers that stand is the one or is not, by offer. */
export type BriefMove =
	| Readonly<{ kind: 'publish' }>
	| Readonly<{ kind: 'answer'; offer: string }>
	| Readonly<{ kind: 'take_back'; offer: string }>
	| Readonly<{ kind: 'choose'; offer: string; reasons: ReadonlyMap<string, string> }>
	| Readonly<{ kind: 'deliver' }>
	| Readonly<{ kind: 'result' }>
	| Readonly<{ kind: 'withdraw' }>;

/** Why a move is refused; its sentence has that key. */
export type Obstacle = 'briefs_not_now' | 'briefs_offer_gone' | 'briefs_reasons_missing';

const from: Readonly<Record<BriefMove['kind'], readonly BriefState[]>> = {
	publish: ['draft'],
	answer: ['open'],
	// whoever was chosen may give up until it is delivered: then one chooses anew
	take_back: ['open', 'chosen'],
	choose: ['open'],
	deliver: ['chosen'],
	result: ['delivered'],
	withdraw: ['draft', 'open']
};

/** A brief after a move, or why there is none. */
export function moved(way: BriefWay, move: BriefMove): BriefWay | Obstacle {
	if (!from[move.kind].includes(way.state)) return 'briefs_not_now';
	if (move.kind === 'choose') return chosen(way, move.offer, move.reasons);
	if (move.kind === 'take_back') return takenBack(way, move.offer);
	if (move.kind === 'answer') return { ...way, offers: new Map([...way.offers, [move.offer, 'given'] as const]) };
	if (move.kind === 'withdraw') return { state: 'withdrawn', offers: refusing(way.offers) };
	return { ...way, state: ({ publish: 'open', deliver: 'delivered', result: 'finished' } as const)[move.kind] };
}

/** Whether something can be done with a brief now. */
export const may = (state: BriefState, move: BriefMove['kind']): boolean => from[move].includes(state);

function chosen({ offers }: BriefWay, offer: string, reasons: ReadonlyMap<string, string>): BriefWay | Obstacle {
	if (offers.get(offer) !== 'given') return 'briefs_offer_gone';
	const standing = [...offers].filter(([, state]) => state === 'given');
	if (standing.some(([id]) => !reasons.get(id)?.trim())) return 'briefs_reasons_missing';
	return { state: 'chosen', offers: new Map([...refusing(offers), [offer, 'chosen'] as const]) };
}

/** What was refused meanwhile stands again: nobody else was it. */
function takenBack({ state, offers }: BriefWay, offer: string): BriefWay | Obstacle {
	const before = offers.get(offer);
	if (before !== 'given' && before !== 'chosen') return 'briefs_offer_gone';
	const again =
		before === 'chosen'
			? [...offers].map(([id, its]) => [id, its === 'refused' ? 'given' : its] as const)
			: [...offers];
	return { state: before === 'chosen' ? 'open' : state, offers: new Map([...again, [offer, 'withdrawn'] as const]) };
}

const refusing = (offers: BriefWay['offers']): Map<string, OfferState> =>
	new Map([...offers].map(([id, state]) => [id, state === 'given' ? 'refused' : state]));
