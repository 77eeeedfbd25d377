import { expect, test } from 'vitest';
import { activityActs, doorActs } from '#agenda/acts.ts';
import type { Refusal } from '#kernel/errors.ts';
import { deskActs, invitationActs, rolesActs } from '#kernel/identity/acts.ts';
import type { Role, Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy, needsSecondFactor, requireAct } from '#kernel/identity/policy.ts';
import { organizationActs } from '#network/acts.ts';

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
	expect(can(null, deskActs.enter)).toBe(false);
	expect(can(partner, deskActs.today)).toBe(false);
	expect(can(coordinator, deskActs.today)).toBe(true);
	expect(can({ ...coordinator, secondFactor: false }, deskActs.enter)).toBe(false);
	expect(needsSecondFactor({ ...coordinator, secondFactor: false }, deskActs.enter)).toBe(true);
	expect(needsSecondFactor({ ...partner, secondFactor: false }, deskActs.today)).toBe(false);
});

test('who answers for an organisation finds her own things in Coulisses, and nothing else', () => {
	expect(can({ ...partner, secondFactor: false }, deskActs.enter)).toBe(true);
	expect(can(viewer([{ role: 'founder', scope: { kind: 'organisation', id: 'mill' } }]), deskActs.enter)).toBe(false);
	expect(can(partner, activityActs.edit, { organisation: 'mill' })).toBe(true);
	expect(can(partner, activityActs.edit, { organisation: 'forge' })).toBe(false);
	expect(can(partner, organizationActs.add)).toBe(false);
	expect(hostedBy(partner)).toEqual(['mill']);
	expect(hostedBy(coordinator)).toEqual([]);
});

test('a team role that is held for one organisation opens nothing', () => {
	expect(can(viewer([{ role: 'admin', scope: { kind: 'organisation', id: 'mill' } }]), deskActs.enter)).toBe(false);
});

test('only an admin changes roles or invites into the team', () => {
	expect(can(coordinator, rolesActs.change)).toBe(false);
	expect(can(admin, rolesActs.change)).toBe(true);
	expect(can(coordinator, invitationActs.send, { role: 'partner' })).toBe(true);
	expect(can(coordinator, invitationActs.send, { role: 'admin' })).toBe(false);
	expect(can(admin, invitationActs.send, { role: 'admin' })).toBe(true);
});

test('of the team only an admin opens letters that sign in', () => {
	expect(can(coordinator, deskActs.outbox)).toBe(true);
	expect(can(coordinator, deskActs.openLetter)).toBe(false);
	expect(can(admin, deskActs.openLetter)).toBe(true);
	expect(can({ ...admin, secondFactor: false }, deskActs.openLetter)).toBe(false);
});

test('a host checks in at her own organisation’s séances', () => {
	expect(can(partner, doorActs.checkIn, { organisation: 'mill' })).toBe(true);
	expect(can(partner, doorActs.checkIn, { organisation: 'forge' })).toBe(false);
	expect(can(partner, doorActs.checkIn)).toBe(false);
});

test('a stop says as much as the person may know', () => {
	const status = (who: Viewer | null): number => {
		try {
			requireAct(who, deskActs.facts);
			return 200;
		} catch (error) {
			return (error as Refusal).status;
		}
	};
	expect([null, { ...admin, secondFactor: false }, partner, admin].map(status)).toEqual([401, 403, 404, 200]);
});
