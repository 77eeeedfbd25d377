/** The parts of the hub that own a colour. A colour never stands alone: a word says the same. */
export type Area = 'network' | 'agenda' | 'learning' | 'journey' | 'venture' | 'stage' | 'city' | 'impact';
