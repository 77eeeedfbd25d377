/** How far a mission is. */
export const missionStates = ['draft', 'open', 'closed', 'travelled', 'reported', 'cancelled'] as const;
export type MissionState = (typeof missionStates)[number];
export const missionMoves = ['announce', 'close', 'reopen', 'travel', 'report', 'cancel'] as const;
export type MissionMove = (typeof missionMoves)[number];

const moves: Readonly<Record<MissionMove, Readonly<{ from: readonly MissionState[]; to: MissionState }>>> = {
	announce: { from: ['draft'], to: 'open' },
	close: { from: ['open'], to: 'closed' },
	reopen: { from: ['closed'], to: 'open' },
	travel: { from: ['closed'], to: 'travelled' },
	report: { from: ['travelled'], to: 'reported' },
	// what was travelled happened
	cancel: { from: ['draft', 'open', 'closed'], to: 'cancelled' }
};

/** A mission after a move; null where it cannot be made. */
export const missionAfter = (state: MissionState, move: MissionMove): MissionState | null =>
	moves[move].from.includes(state) ? moves[move].to : null;

/** Whether everybody may read about it. */
export const isAnnounced = (state: MissionState): boolean => state !== 'draft';
/** Whether its journey, its meetings and who travels may still change. */
export const isPlanned = (state: MissionState): boolean => state === 'draft' || state === 'open' || state === 'closed';

export type TravellerState = 'asked' | 'accepted' | 'waiting' | 'declined' | 'withdrawn';
export const decisions = ['accepted', 'waiting', 'declined'] as const;
export type Decision = (typeof decisions)[number];
type TravellerMove = Decision | 'withdraw' | 'ask_again';

/** A delegation as far as its places are concerned. */
export type Delegation = Readonly<{ places: number; travellers: Readonly<Record<string, TravellerState>> }>;

/** How many of its places are left. */
export const placesLeft = ({ places, travellers }: Delegation): number =>
	places - Object.values(travellers).filter((state) => state === 'accepted').length;

/** A delegation after what was decided of one, or why it stays as it is. Nobody is decided about who has withdrawn; she may ask again. */
export function delegationAfter(
	delegation: Delegation,
	id: string,
	move: TravellerMove
): Delegation | 'missions_not_now' | 'missions_full' {
	const state = delegation.travellers[id];
	if (!state) return 'missions_not_now';
	const gone = state === 'withdrawn';
	if (gone !== (move === 'ask_again') || (move === 'withdraw' && state === 'declined')) return 'missions_not_now';
	if (move === 'accepted' && state !== 'accepted' && placesLeft(delegation) < 1) return 'missions_full';
	const next = move === 'withdraw' ? 'withdrawn' : move === 'ask_again' ? 'asked' : move;
	return { ...delegation, travellers: { ...delegation.travellers, [id]: next } };
}
