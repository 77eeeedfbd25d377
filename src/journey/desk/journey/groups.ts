import { m } from '#messages';
import type { GroupEffect } from '../../index.ts';

/** What a group of players is called. */
export const groupNames: Readonly<Record<GroupEffect['group'], () => string>> = {
	all: m.web_everyone,
	unlikely: m.journey_desk_group_unlikely,
	unsure: m.journey_desk_group_unsure,
	likely: m.journey_desk_group_likely
};
