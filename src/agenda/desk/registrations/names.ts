import type { Source } from '#kernel/facts.ts';
import { m } from '#messages';
import type { reasons } from './reasons.ts';

type Reason = (typeof reasons)[number];

const why: Readonly<Record<Reason, () => string>> = {
	asked: m.desk_reason_asked,
	double: m.desk_reason_double,
	conditions: m.desk_reason_conditions,
	other: m.desk_reason_other
};

const sources: Readonly<Record<Source, () => string>> = {
	web: m.desk_source_web,
	door: m.desk_source_door,
	import: m.desk_source_import,
	job: m.desk_source_job,
	demo: m.desk_source_demo,
	desk: m.desk_source_desk,
	api: m.desk_source_api
};

const done: Readonly<Record<string, () => string>> = {
	cancelled: m.desk_done_cancelled,
	categorised: m.desk_done_categorised,
	confirmed: m.desk_done_confirmed,
	declined: m.desk_done_declined,
	waits: m.desk_done_waits
};

/** What an act on a registration has done. */
export const doneSaid = (what: string): string => (done[what] ?? m.desk_done_noted)();

/** Why a registration was cancelled. */
export const reasonName = (reason: Reason): string => why[reason]();

/** Where a change was made. */
export const sourceName = (source: Source): string => sources[source]();
