import type { RequestEvent } from '@sveltejs/kit';
import {
	agreeFrom,
	referralShown,
	refuseFrom,
	requireOwnReferral,
	withdrawFrom
} from '#venture/pages/asking/referral.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { referral: string } };
const requireOwn = async (event: Asked) => requireOwnReferral(requirePerson(event), event.params.referral);
const here = ({ params }: Asked): string => `/me/questions/referral/${params.referral}`;

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...referralShown(await requireOwn(event))
});

export const actions: Actions = {
	agree: async (event) => agreeFrom(event, await requireOwn(event), here(event)),
	refuse: async (event) => refuseFrom(event, await requireOwn(event), here(event)),
	withdraw: async (event) => withdrawFrom(event, await requireOwn(event), here(event))
};
