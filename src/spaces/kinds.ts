import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';

export const spaceKinds = ['room', 'desks', 'studio', 'workshop', 'machine', 'kit'] as const;
export type SpaceKind = (typeof spaceKinds)[number];

/** Whether it is some alike units, of which one takes as many as one needs; else one takes all of it. */
export const isPooled = (kind: SpaceKind): boolean => kind === 'desks' || kind === 'machine' || kind === 'kit';

/** Who may book by herself. */
export const openings = ['anybody', 'account', 'residents', 'team'] as const;
export type OpenTo = (typeof openings)[number];

const kinds = {
	room: m.spaces_kind_room,
	desks: m.spaces_kind_desks,
	studio: m.spaces_kind_studio,
	workshop: m.spaces_kind_workshop,
	machine: m.spaces_kind_machine,
	kit: m.spaces_kind_kit
} as const;

export const spaceKindName = (kind: SpaceKind, locale?: Locale): string => kinds[kind]({}, locale ? { locale } : {});

const open = {
	anybody: m.spaces_open_to_anybody,
	account: m.spaces_open_to_account,
	residents: m.spaces_open_to_residents,
	team: m.spaces_open_to_team
} as const;

export const openToName = (to: OpenTo, locale?: Locale): string => open[to]({}, locale ? { locale } : {});
