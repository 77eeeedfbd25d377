import { newsletters, readers } from '#notice/server';
import { team } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await team(event, 'newsletter.send');
	const [issues, counts] = await Promise.all([newsletters(), readers()]);
	return { issues, readers: counts.reduce((sum, { count }) => sum + count, 0) };
};
