import { z } from 'zod';

/** A vote of somebody who watches later, as her page sends it. */
export const Vote = z.strictObject({
	poll: z.uuid(),
	choice: z
		.array(
			z
				.string()
				.max(40)
				.refine((text) => !text.includes('\0') && text.isWellFormed())
		)
		.min(1)
		.max(20)
});
