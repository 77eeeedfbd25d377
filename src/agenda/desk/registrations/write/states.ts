import type { State } from '#participation';

/** To whom one may write: those whose registration stands, and those who came or did not. */
export const writable = ['confirmed', 'waitlisted', 'offered', 'fulfilled', 'no_show'] as const satisfies State[];
