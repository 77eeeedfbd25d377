/** How far the change of a séance goes: to itself, to those that follow in its series too, or to all of its series that are to come. */
export const reaches = ['one', 'following', 'coming'] as const;
export type Reach = (typeof reaches)[number];
