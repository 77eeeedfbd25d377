import { agendaShown } from '#agenda/pages/agenda.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale } }) => ({
	area: 'agenda',
	...(await agendaShown(url, locale))
});
