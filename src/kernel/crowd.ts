/** Figures about fewer people than this are not told: one could be told apart. */
export const LEAST_TOLD = 8;

/** A number of people as it may be told; null when the group is too small. */
export const told = (count: number): number | null => (count >= LEAST_TOLD ? count : null);

/**
 * A number of people as it is told: none, `null` for too few, else in whole steps of as many as it takes to be told of. So no two numbers leave a small group
 * between them (of forty who began and thirty-seven who went on, three did not), nor do those of yesterday and today.
 */
export const toldInSteps = (people: number): number | null => {
	if (people === 0) return 0;
	return people < LEAST_TOLD ? null : people - (people % LEAST_TOLD);
};
