import { subscribeFrom } from '#notice/pages/subscribing.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { viewer } }) => ({ email: viewer?.email ?? '' });

export const actions: Actions = { default: subscribeFrom };
