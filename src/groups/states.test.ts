import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	type Circle,
	circleAfter,
	type DeliverableState,
	deliverableAfter,
	groupAfter,
	leadOf,
	type MemberMove
} from './states.ts';

const who = fc.constantFrom('ada', 'bo', 'cy', 'di');
const ofMember = fc.constantFrom<MemberMove>('invite', 'ask', 'accept', 'decline', 'leave', 'lead');
const step = fc.oneof(fc.tuple(who, ofMember), fc.constantFrom('open' as const, 'end' as const, 'reopen' as const));

test('a group that is open has one lead, who is a member, whatever is done in whatever order', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			let now: Circle = { state: 'draft', members: { ada: { role: 'lead', state: 'invited' } } };
			for (const one of steps) {
				const next = typeof one === 'string' ? groupAfter(now, one) : circleAfter(now, one[0], one[1]);
				if (next === 'groups_lead_stays') expect(leadOf(now)).toBe(one[0]);
				if (typeof next === 'string') continue;
				// nobody is a member without having been asked, or having asked
				for (const [id, { state }] of Object.entries(next.members))
					if (state === 'member') expect(['invited', 'asked', 'member']).toContain(now.members[id]?.state);
				now = next;
				const leads = Object.values(now.members).filter(
					({ role, state }) => role === 'lead' && (state === 'member' || state === 'invited')
				);
				expect(leads.length).toBeLessThanOrEqual(1);
				if (now.state === 'open') expect(leadOf(now)).toBeDefined();
			}
		})
	);
});

test('what is accepted was delivered, and stays', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('deliver', 'accept', 'return'), { maxLength: 20 }), (moves) => {
			let state: DeliverableState = 'promised';
			for (const one of moves) {
				const next = deliverableAfter(state, one);
				if (!next) continue;
				expect(state).not.toBe('accepted');
				if (next === 'accepted') expect(state).toBe('delivered');
				state = next;
			}
		})
	);
});
