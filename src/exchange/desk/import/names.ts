import { m } from '#messages';
import type { BatchState, Match } from '../../index.ts';

const whys: Readonly<Record<Match['why'], () => string>> = {
	id: m.import_why_id,
	number: m.import_why_number,
	website: m.import_why_website,
	email: m.import_why_email,
	name: m.import_why_name,
	time: m.import_why_time,
	similar: m.import_why_similar
};

const states: Readonly<Record<BatchState, () => string>> = {
	read: m.import_state_read,
	checking: m.import_state_checking,
	checked: m.import_state_checked,
	applying: m.import_state_applying,
	done: m.import_state_done,
	undoing: m.import_state_undoing,
	undone: m.import_state_undone
};

/** What two of the same have in common. */
export const whyName = (why: Match['why']): string => whys[why]();

/** How far an import is. */
export const stateName = (state: BatchState): string => states[state]();

/** The same, with the row of the file that it is, if it is one. */
export const whyOf = ({ why, row }: Match): string =>
	row === undefined ? whyName(why) : m.import_why_row({ why: whyName(why), row });
