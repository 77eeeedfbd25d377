/** Why the team cancels a registration: codes without personal words, since the log keeps them for ever. */
export const reasons = ['asked', 'double', 'conditions', 'other'] as const;
