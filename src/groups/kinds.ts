import { type Name, named } from '#kernel/words.ts';
import { m } from '#messages';
import type { DeliverableState, GroupState, MemberRole, MemberState } from './states.ts';

export const groupKinds = ['working', 'project'] as const;
export type GroupKind = (typeof groupKinds)[number];
/** Whose the result of a joint project is. */
export const rightsKinds = ['each', 'shared', 'lead', 'open'] as const;
export type RightsKind = (typeof rightsKinds)[number];
export type ParticipantState = 'asked' | 'takes_part' | 'declined' | 'left';

const kindNames: Readonly<Record<GroupKind, Name>> = { working: m.groups_kind_working, project: m.groups_kind_project };
const stateNames: Readonly<Record<GroupState, Name>> = {
	draft: m.groups_state_draft,
	open: m.groups_state_open,
	ended: m.groups_state_ended
};
const roleNames: Readonly<Record<MemberRole, Name>> = {
	lead: m.groups_role_lead,
	partner: m.groups_role_partner,
	associate: m.groups_role_associate
};
const memberNames: Readonly<Record<MemberState, Name>> = {
	invited: m.groups_member_invited,
	asked: m.groups_member_asked,
	member: m.groups_member_member,
	declined: m.groups_member_declined,
	left: m.groups_member_left
};
const rightsNames: Readonly<Record<RightsKind, Name>> = {
	each: m.groups_rights_each,
	shared: m.groups_rights_shared,
	lead: m.groups_rights_lead,
	open: m.groups_rights_open
};
const deliverableNames: Readonly<Record<DeliverableState, Name>> = {
	promised: m.groups_deliverable_promised,
	delivered: m.groups_deliverable_delivered,
	accepted: m.groups_deliverable_accepted
};

export const groupKindName = named(kindNames);
export const groupStateName = named(stateNames);
export const memberRoleName = named(roleNames);
export const memberStateName = named(memberNames);
export const rightsName = named(rightsNames);
export const deliverableStateName = named(deliverableNames);
