import { type Name, named } from '#kernel/words.ts';
import { m } from '#messages';
import type { InterestState, ProposalState } from './states.ts';

export const directions = ['offer', 'request'] as const;
export type Direction = (typeof directions)[number];

/** Of the Enterprise Europe Network, then the hub's own. */
export const proposalKinds = [
	...(['business', 'technology', 'research'] as const),
	...(['skills', 'studio', 'motion_capture', 'machine', 'kit'] as const),
	...(['trainee', 'juror', 'test_place', 'residency', 'tour'] as const)
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** Who may see it, and answer: everybody, whoever answers for an organisation here, or those who are invited by name. */
export const proposalAudiences = ['public', 'partners', 'invited'] as const;
export type ProposalAudience = (typeof proposalAudiences)[number];

/** How far a technology is, and how it may be had. */
export const technologyStages = ['idea', 'prototype', 'tested', 'market'] as const;
export type TechnologyStage = (typeof technologyStages)[number];
export const licences = ['open', 'licence', 'together'] as const;
export type Licence = (typeof licences)[number];

export const outcomes = ['worked', 'going_on', 'nothing'] as const;
export type OutcomeAnswer = (typeof outcomes)[number];

/** Whether a kind has a sheet. */
export const hasSheet = (kind: string): boolean => kind === 'technology' || kind === 'research';

const directionNames: Readonly<Record<Direction, Name>> = {
	offer: m.partnering_direction_offer,
	request: m.partnering_direction_request
};
const kindNames: Readonly<Record<ProposalKind, Name>> = {
	business: m.partnering_kind_business,
	technology: m.partnering_kind_technology,
	research: m.partnering_kind_research,
	skills: m.partnering_kind_skills,
	studio: m.partnering_kind_studio,
	motion_capture: m.partnering_kind_motion_capture,
	machine: m.partnering_kind_machine,
	kit: m.partnering_kind_kit,
	trainee: m.partnering_kind_trainee,
	juror: m.partnering_kind_juror,
	test_place: m.partnering_kind_test_place,
	residency: m.partnering_kind_residency,
	tour: m.partnering_kind_tour
};
const audienceNames: Readonly<Record<ProposalAudience, Name>> = {
	public: m.partnering_audience_public,
	partners: m.partnering_audience_partners,
	invited: m.partnering_audience_invited
};
const stageNames: Readonly<Record<TechnologyStage, Name>> = {
	idea: m.partnering_stage_idea,
	prototype: m.partnering_stage_prototype,
	tested: m.partnering_stage_tested,
	market: m.partnering_stage_market
};
const licenceNames: Readonly<Record<Licence, Name>> = {
	open: m.partnering_licence_open,
	licence: m.partnering_licence_licence,
	together: m.partnering_licence_together
};
const stateNames: Readonly<Record<ProposalState, Name>> = {
	draft: m.partnering_state_draft,
	open: m.partnering_state_open,
	expired: m.partnering_state_expired,
	withdrawn: m.partnering_state_withdrawn
};
const interestNames: Readonly<Record<InterestState, Name>> = {
	asked: m.partnering_interest_asked,
	accepted: m.partnering_interest_accepted,
	declined: m.partnering_interest_declined,
	withdrawn: m.partnering_interest_withdrawn
};
const outcomeNames: Readonly<Record<OutcomeAnswer, Name>> = {
	worked: m.partnering_outcome_worked,
	going_on: m.partnering_outcome_going_on,
	nothing: m.partnering_outcome_nothing
};

export const directionName = named(directionNames);
export const proposalKindName = named(kindNames);
export const proposalAudienceName = named(audienceNames);
export const technologyStageName = named(stageNames);
export const licenceName = named(licenceNames);
export const proposalStateName = named(stateNames);
export const interestStateName = named(interestNames);
export const outcomeName = named(outcomeNames);
