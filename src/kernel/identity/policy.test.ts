import { expect, test } from 'vitest';
import type { Refusal } from '../errors.ts';
import type { Role, Viewer } from './index.ts';
import { can, hostedBy, needsSecondFactor, requireAct } from './policy.ts';

const viewer = (roles: Role[], secondFactor = true): Viewer => ({
	id: 'me',
	name: 'Moi',
	email: null,
	locale: 'fr',
	roles,
	secondFactor,
	sessionId: 'session'
});
const admin = viewer([{ role: 'admin', scope: null }]);
const coordinator = viewer([{ role: 'coordinator', scope: null }]);
const partner = viewer([{ role: 'partner', scope: { kind: 'organisation', id: 'mill' } }]);

test('Coulisses are for the team, with a second factor', () => {
	expect(can(null, 'desk.enter')).toBe(false);
	expect(can(partner, 'desk.today')).toBe(false);
	expect(can(coordinator, 'desk.today')).toBe(true);
	expect(can({ ...coordinator, secondFactor: false }, 'desk.enter')).toBe(false);
	expect(needsSecondFactor({ ...coordinator, secondFactor: false }, 'desk.enter')).toBe(true);
	expect(needsSecondFactor({ ...partner, secondFactor: false }, 'desk.today')).toBe(false);
});

test('who answers for an organisation finds her own things in Coulisses, and nothing else', () => {
	expect(can({ ...partner, secondFactor: false }, 'desk.enter')).toBe(true);
	expect(can(viewer([{ role: 'founder', scope: { kind: 'organisation', id: 'mill' } }]), 'desk.enter')).toBe(false);
	expect(can(partner, 'activity.edit', { organisation: 'mill' })).toBe(true);
	expect(can(partner, 'activity.edit', { organisation: 'forge' })).toBe(false);
	expect(can(partner, 'organization.add')).toBe(false);
	expect(hostedBy(partner)).toEqual(['mill']);
	expect(hostedBy(coordinator)).toEqual([]);
});

test('a team role that is held for one organisation opens nothing', () => {
	expect(can(viewer([{ role: 'admin', scope: { kind: 'organisation', id: 'mill' } }]), 'desk.enter')).toBe(false);
});

test('only an admin changes roles or invites into the team', () => {
	expect(can(coordinator, 'roles.change')).toBe(false);
	expect(can(admin, 'roles.change')).toBe(true);
	expect(can(coordinator, 'invitation.send', { role: 'partner' })).toBe(true);
	expect(can(coordinator, 'invitation.send', { role: 'admin' })).toBe(false);
	expect(can(admin, 'invitation.send', { role: 'admin' })).toBe(true);
});

test('of the team only an admin opens letters that sign in', () => {
	expect(can(coordinator, 'desk.outbox')).toBe(true);
	expect(can(coordinator, 'desk.letter.open')).toBe(false);
	expect(can(admin, 'desk.letter.open')).toBe(true);
	expect(can({ ...admin, secondFactor: false }, 'desk.letter.open')).toBe(false);
});

test('a host checks in at her own organisation’s séances', () => {
	expect(can(partner, 'agenda.checkin', { organisation: 'mill' })).toBe(true);
	expect(can(partner, 'agenda.checkin', { organisation: 'forge' })).toBe(false);
	expect(can(partner, 'agenda.checkin')).toBe(false);
});

test('a booking is its person’s and the team’s', () => {
	expect(can(partner, 'booking.manage', { person: 'me' })).toBe(true);
	expect(can(partner, 'booking.manage', { person: 'other' })).toBe(false);
	expect(can(partner, 'booking.manage')).toBe(false);
	expect(can(coordinator, 'booking.manage', { person: 'other' })).toBe(true);
});

test('a stop says as much as the person may know', () => {
	const status = (who: Viewer | null): number => {
		try {
			requireAct(who, 'desk.facts');
			return 200;
		} catch (error) {
			return (error as Refusal).status;
		}
	};
	expect([null, { ...admin, secondFactor: false }, partner, admin].map(status)).toEqual([401, 403, 404, 200]);
});
