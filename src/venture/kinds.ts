import { type Name, named } from '#kernel/words.ts';
import { m } from '#messages';

/** What a file is about: something that is to become a company, or one that exists. */
export const fileKinds = ['project', 'company'] as const;
export type FileKind = (typeof fileKinds)[number];

/** How far it is, in the order of the board. */
export const stages = ['idea', 'shaping', 'testing', 'launched', 'growing', 'alumni'] as const;
export type Stage = (typeof stages)[number];

/** What a holder is in the project or company. */
export const holderRoles = ['founder', 'partner', 'employee', 'volunteer'] as const;
export type HolderRole = (typeof holderRoles)[number];

/** Why a file is closed. */
export const closeReasons = ['done', 'abandoned', 'moved', 'silent', 'asked'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What is said once of a file, with its date. Jobs are hundredths of a full-time one, the others cents of the euro. */
export const numberKinds = ['jobs', 'turnover', 'funds'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** Who sees a number besides the holders and the keeper's advisers. */
export const numberAudiences = ['keeper', 'partners', 'everyone'] as const;
export type NumberAudience = (typeof numberAudiences)[number];

/** The enterprises of Recommendation 2003/361/EC, by how many work there; `unknown` where nobody has said. */
export const sizeClasses = ['unknown', 'micro', 'small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

/** The size class by a number of jobs in hundredths, as far as staff alone decides (annex, article 2). */
export function sizeOf(jobs: number | null): SizeClass {
	if (jobs === null) return 'unknown';
	if (jobs < 10_00) return 'micro';
	if (jobs < 50_00) return 'small';
	return jobs < 250_00 ? 'medium' : 'large';
}

const kindNames: Readonly<Record<FileKind, Name>> = {
	project: m.venture_kind_project,
	company: m.venture_kind_company
};

const stageNames: Readonly<Record<Stage, Name>> = {
	idea: m.venture_stage_idea,
	shaping: m.venture_stage_shaping,
	testing: m.venture_stage_testing,
	launched: m.venture_stage_launched,
	growing: m.venture_stage_growing,
	alumni: m.venture_stage_alumni
};

const holderNames: Readonly<Record<HolderRole, Name>> = {
	founder: m.venture_holder_founder,
	partner: m.venture_holder_partner,
	employee: m.venture_holder_employee,
	volunteer: m.venture_holder_volunteer
};

const reasonNames: Readonly<Record<CloseReason, Name>> = {
	done: m.venture_close_done,
	abandoned: m.venture_close_abandoned,
	moved: m.venture_close_moved,
	silent: m.venture_close_silent,
	asked: m.venture_close_asked
};

const sizeNames: Readonly<Record<SizeClass, Name>> = {
	unknown: m.venture_not_said,
	micro: m.calls_size_micro,
	small: m.calls_size_small,
	medium: m.calls_size_medium,
	large: m.calls_size_large
};

const numberNames: Readonly<Record<NumberKind, Name>> = {
	jobs: m.venture_number_jobs,
	turnover: m.venture_number_turnover,
	funds: m.venture_number_funds
};

const audienceNames: Readonly<Record<NumberAudience, Name>> = {
	keeper: m.venture_seen_keeper,
	partners: m.venture_seen_partners,
	everyone: m.venture_seen_everyone
};

/** What a file is about; these, without a language, in the reader's. */
export const fileKindName = named(kindNames);
export const stageName = named(stageNames);
export const holderRoleName = named(holderNames);
export const closeReasonName = named(reasonNames);
export const numberKindName = named(numberNames);
export const numberAudienceName = named(audienceNames);
export const sizeClassName = named(sizeNames);
