import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { thingData } from './open-data.ts';
import { concerned } from './topics.ts';

export const section: Section = {
	key: 'sensing',
	name: m.sensing_title,
	text: m.sensing_section,
	paths: ['/sensors'],
	desk: ['/desk/sensors'],
	own: { paths: ['/me/sensors'], holds: concerned },
	filled: "exists (select from sensing.thing where seen = 'public')",
	...{ nouns, fronts, open: [thingData] }
};
