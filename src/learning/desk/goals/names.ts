import { m } from '#messages';
import type { DraftLine, groupKinds } from '../../index.ts';

type Kind = DraftLine['is'];
type GroupKind = (typeof groupKinds)[number];

const kinds: Readonly<Record<Kind, () => string>> = {
	presence: m.goals_kind_presence,
	attended: m.goals_kind_attended,
	assessment: m.goals_kind_assessment,
	evidence: m.goals_kind_evidence,
	completed: m.goals_kind_completed,
	oneOf: m.goals_kind_oneOf,
	atLeast: m.goals_kind_atLeast,
	all: m.goals_kind_all,
	kept: m.goals_kind_kept
};

const joins: Readonly<Record<GroupKind, () => string>> = {
	oneOf: m.goals_join_oneOf,
	atLeast: m.goals_join_atLeast,
	all: m.goals_join_all
};

/** What a line asks for. */
export const kindName = (kind: Kind): string => kinds[kind]();

/** How many of a group's lines count. */
export const joinName = (kind: GroupKind): string => joins[kind]();
