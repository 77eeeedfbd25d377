import { emptyStaff, type StaffState } from '../../../index.ts';

const PREFIX = 'presenter ';

/** Keeps what the tablet shows, so that a page that is loaded again without a line shows it too. What waits for moderation is not kept. */
export function remember(show: string, { room, tallies }: StaffState): void {
	try {
		localStorage.setItem(PREFIX + show, JSON.stringify({ room, tallies }));
	} catch {
		// a full or forbidden store: the page goes on without memory
	}
}

export function remembered(show: string): StaffState | null {
	const kept = localStorage.getItem(PREFIX + show);
	return kept ? { ...emptyStaff, ...(JSON.parse(kept) as Pick<StaffState, 'room' | 'tallies'>) } : null;
}
