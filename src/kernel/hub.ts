import { z } from 'zod';
import { m } from '#messages';
import { Picture } from './picture.schema.ts';
import { Words } from './words.schema.ts';
import { inAll, locales } from './words.ts';

/** What makes a hub this hub. Nothing outside these words says where it is. */
export const Hub = z.strictObject({
	name: z.string().trim().min(1).max(80),
	region: Words,
	claim: Words,
	intro: Words,
	timeZone: z
		.string()
		.max(60)
		.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'is not an IANA time zone' }),
	locales: z.array(z.enum(locales)).min(1),
	contact: z.strictObject({
		email: z.email().max(254),
		locality: z.string().max(100).optional(),
		country: z.string().length(2).optional()
	}),
	colour: z.string().regex(/^#[0-9a-f]{6}$/i),
	/** Instead of the heap of pixels; its alternative text is the hub's name. */
	mark: Picture.omit({ alt: true }).nullable().default(null)
});
export type Hub = Readonly<z.infer<typeof Hub>>;

/** A hub before its team has named it: `npm start -- --empty`. */
export const newHub: Hub = {
	name: 'Creative Valley',
	region: inAll(m.kernel_new_hub_region),
	claim: inAll(m.kernel_new_hub_claim),
	intro: inAll(m.kernel_new_hub_intro),
	timeZone: 'Europe/Brussels',
	locales: [...locales],
	contact: { email: 'hub@example.org' },
	colour: '#c2452d',
	mark: null
};
