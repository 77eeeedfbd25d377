import { z } from 'zod';
import type { Listing } from '../index.ts';

/** Where a séance is, as anyone may read it. */
export const Where = z
	.strictObject({ name: z.string(), address: z.string().nullable(), locality: z.string().nullable() })
	.nullable();

/** The parts of a place that are open data. */
export const whereOf = (place: Listing['occurrence']['place']): z.infer<typeof Where> =>
	place && { name: place.name, address: place.address, locality: place.locality };
