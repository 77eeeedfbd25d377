import type { Stage } from '../kinds.ts';

/** What a figure needs of an hour with a mentor that was held. `minutes` are of no support: see `countedMinutes`. */
export type Held = {
	minutes: number;
	online: boolean;
	stage: Stage | null;
	sector: string | null;
	operation: string | null;
	fictional: boolean;
};
