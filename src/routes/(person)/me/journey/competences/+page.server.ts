import { signedIn } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';
import { profileSaid } from './evidence.server.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = signedIn(event);
	return {
		area: 'journey' as const,
		profile: await profileSaid(id, event.locals.locale),
		table: event.url.searchParams.get('view') === 'table'
	};
};
