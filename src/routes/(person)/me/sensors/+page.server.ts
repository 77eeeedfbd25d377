import { thingsListed } from '#sensing/desk/list.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	thingsListed(event.url, requirePerson(event), event.locals.locale, ROWS);
