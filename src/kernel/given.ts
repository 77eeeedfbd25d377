import type { Name } from './words.ts';

/** What is counted of what partners give and receive: minutes of people's work, minutes of rooms, cents, séances, people who came, shows. */
export const measures = ['hours', 'rooms', 'money', 'seances', 'people', 'shows'] as const;
export type Measure = (typeof measures)[number];

export const sides = ['given', 'received'] as const;
export type Side = (typeof sides)[number];

/** Something that an organisation gave the hub, or received from it: `amount` in what its measure counts. */
export type Given = Readonly<{ side: Side; measure: Measure; amount: number; name: Name }>;

/** A stretch of time; its end does not belong to it. */
export type Period = Readonly<{ from: Date; until: Date }>;
