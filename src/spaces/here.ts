/** How somebody shows herself in the house where she has booked: to nobody, for today, or until she says no. */
export const showings = ['never', 'today', 'always'] as const;
export type Showing = (typeof showings)[number];
