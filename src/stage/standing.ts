import type { Listing } from '#agenda';

export const showStates = ['draft', 'coming', 'live', 'over', 'cancelled'] as const;
export type ShowState = (typeof showStates)[number];

/** What is known of the latest time that a show was on air. */
export type Aired = Readonly<{ startedAt: Date | null; endedAt: Date | null }>;

/** Where a show stands. One that went on air is over when its room says so, whatever the agenda planned. */
export function showStateOf({ occurrence, offering }: Listing, aired: Aired | null, now = new Date()): ShowState {
	if (aired?.endedAt) return 'over';
	if (aired?.startedAt) return 'live';
	if (occurrence.status === 'cancelled') return 'cancelled';
	if (!offering.publishedAt) return 'draft';
	return occurrence.endsAt <= now ? 'over' : 'coming';
}
