/** How far a group is. */
export const groupStates = ['draft', 'open', 'ended'] as const;
export type GroupState = (typeof groupStates)[number];
export type GroupMove = 'open' | 'end' | 'reopen';

const moves: Readonly<Record<GroupMove, Readonly<{ from: GroupState; to: GroupState }>>> = {
	open: { from: 'draft', to: 'open' },
	end: { from: 'open', to: 'ended' },
	reopen: { from: 'ended', to: 'open' }
};

export const memberRoles = ['lead', 'partner', 'associate'] as const;
export type MemberRole = (typeof memberRoles)[number];
export type MemberState = 'invited' | 'asked' | 'member' | 'declined' | 'left';
/** Who becomes or is no member any more; `lead`: a member takes over from the one that leads. */
export type MemberMove = 'invite' | 'ask' | 'accept' | 'decline' | 'leave' | 'lead';

/** A group as far as its members are concerned. */
export type Circle = Readonly<{
	state: GroupState;
	members: Readonly<Record<string, Readonly<{ role: MemberRole; state: MemberState }>>>;
}>;

const steps: Readonly<
	Record<Exclude<MemberMove, 'lead'>, Readonly<{ from: readonly (MemberState | undefined)[]; to: MemberState }>>
> = {
	invite: { from: [undefined, 'declined', 'left'], to: 'invited' },
	ask: { from: [undefined, 'declined', 'left'], to: 'asked' },
	accept: { from: ['invited', 'asked'], to: 'member' },
	decline: { from: ['invited', 'asked'], to: 'declined' },
	leave: { from: ['member'], to: 'left' }
};

/** Who leads, once it has said yes. */
export const leadOf = ({ members }: Circle): string | undefined =>
	Object.keys(members).find((id) => members[id]?.role === 'lead' && members[id]?.state === 'member');

/** A group after a move of its own, or why it stays as it is: nothing is opened that nobody leads. */
export function groupAfter(circle: Circle, move: GroupMove): Circle | 'groups_not_now' | 'groups_no_lead' {
	const { from, to } = moves[move];
	if (circle.state !== from) return 'groups_not_now';
	return to === 'open' && !leadOf(circle) ? 'groups_no_lead' : { ...circle, state: to };
}

/** A group after what a member did, or what was done about it, or why it stays as it is. An organisation that leads hands over before it leaves. */
export function circleAfter(
	circle: Circle,
	id: string,
	move: MemberMove
): Circle | 'groups_not_now' | 'groups_lead_stays' {
	const its = circle.members[id];
	if (circle.state === 'ended') return 'groups_not_now';
	if (move === 'lead') return handedOver(circle, id);
	const { from, to } = steps[move];
	if (!from.includes(its?.state)) return 'groups_not_now';
	if (move === 'leave' && its?.role === 'lead') return 'groups_lead_stays';
	// who comes back leads nothing
	const role = !its || move === 'ask' || move === 'invite' ? 'partner' : its.role;
	return { ...circle, members: { ...circle.members, [id]: { role, state: to } } };
}

function handedOver(circle: Circle, id: string): Circle | 'groups_not_now' {
	const before = leadOf(circle);
	if (!before || before === id || circle.members[id]?.state !== 'member') return 'groups_not_now';
	const members = {
		...circle.members,
		[before]: { role: 'partner' as const, state: 'member' as const },
		[id]: { role: 'lead' as const, state: 'member' as const }
	};
	return { ...circle, members };
}

export type DeliverableState = 'promised' | 'delivered' | 'accepted';
export type DeliverableMove = 'deliver' | 'accept' | 'return';

const ways: Readonly<Record<DeliverableMove, Readonly<{ from: readonly DeliverableState[]; to: DeliverableState }>>> = {
	// handed in again before anybody has read it
	deliver: { from: ['promised', 'delivered'], to: 'delivered' },
	accept: { from: ['delivered'], to: 'accepted' },
	return: { from: ['delivered'], to: 'promised' }
};

/** A deliverable after a move; null where it cannot be made. */
export const deliverableAfter = (state: DeliverableState, move: DeliverableMove): DeliverableState | null =>
	ways[move].from.includes(state) ? ways[move].to : null;
