import { z } from 'zod';

/** An address that is told what happens. */
export const NewEndpoint = z.strictObject({
	name: z.string().trim().min(1, { error: 'programs_name_missing' }).max(120, { error: 'programs_name_long' }),
	url: z
		.string()
		.trim()
		.max(2000, { error: 'programs_address_wrong' })
		.refine((text) => isAddress(text), { error: 'programs_address_wrong' }),
	kinds: z.array(z.string().max(40)).min(1, { error: 'programs_kinds_missing' }).max(20)
});
export type NewEndpoint = Readonly<z.output<typeof NewEndpoint>>;

/** A web address without a name and a password in it, nor a part that is not sent. */
function isAddress(text: string): boolean {
	const url = URL.parse(text);
	return /^https?:$/.test(url?.protocol ?? '') && !url?.username && !url?.password && !url?.hash;
}

/** Why nothing is sent for now: its person has stopped it, it was tried for days, or it has answered that it is gone. */
export type Pause = 'hand' | 'failing' | 'gone';

/** What became of what an endpoint is told. `unseen`: its person may not see any more what it is about. */
export type DeliveryState = 'waiting' | 'delivered' | 'given_up' | 'unseen';
