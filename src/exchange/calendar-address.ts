import { z } from 'zod';

/** The address of a calendar; `webcal:` is how calendars call https when they want to be subscribed to. */
export const CalendarAddress = z
	.string()
	.trim()
	.transform((text) => text.replace(/^webcals?:\/\//i, 'https://'))
	.pipe(z.url({ protocol: /^https?$/, error: 'subscription_address_wrong' }).max(2000, 'subscription_address_wrong'))
	.refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password, { error: 'subscription_address_wrong' });
