import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { Maker, moment } from '#web/open-data.ts';

/** A show that anybody may watch: what is to come, on air, or can be seen again. */
export const Show = z.strictObject({
	id: z.uuid(),
	title: Words,
	summary: Words,
	startsAt: moment,
	endsAt: moment,
	timeZone: z.string(),
	state: z.enum(['coming', 'live', 'over', 'cancelled']),
	stations: z.array(Maker),
	organization: Maker,
	url: z.url(),
	fictional: z.boolean()
});
