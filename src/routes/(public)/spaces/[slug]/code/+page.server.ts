import { codePage, showCode } from '#spaces/pages/door/at-door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ area: 'network' as const, ...(await codePage(event)) });

export const actions: Actions = { default: showCode };
