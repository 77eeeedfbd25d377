import { z } from 'zod';
import { Picture } from './picture.schema.ts';
import { Words } from './words.schema.ts';
import { locales } from './words.ts';

/** What makes a hub this hub. Nothing outside these words says where it is. */
export const Hub = z.strictObject({
	name: z.string().trim().min(1).max(80),
	region: Words,
	claim: Words,
	intro: Words,
	timeZone: z
		.string()
		.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'is not an IANA time zone' }),
	locales: z.array(z.enum(locales)).min(1),
	contact: z.strictObject({
		email: z.email(),
		locality: z.string().optional(),
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
	region: { source: 'fr', fr: 'votre région', en: 'your region', nl: 'uw streek', fi: 'alueenne' },
	claim: {
		source: 'fr',
		fr: 'Ici, on commence.',
		en: 'This is where we begin.',
		nl: 'Hier beginnen we.',
		fi: 'Tästä aloitamme.'
	},
	intro: {
		source: 'fr',
		fr: 'Ce hub vient d’ouvrir. Son agenda et ses partenaires arrivent.',
		en: 'This hub has just opened. Its agenda and its partners are on their way.',
		nl: 'Deze hub is net geopend. De agenda en de partners komen eraan.',
		fi: 'Tämä hubi on juuri avattu. Ohjelma ja kumppanit ovat tulossa.'
	},
	timeZone: 'Europe/Brussels',
	locales: ['fr', 'en', 'nl', 'fi'],
	contact: { email: 'hub@example.org' },
	colour: '#c2452d',
	mark: null
};
