import { requirePupil } from '#learning/pages/class/pupil.server.ts';
import { wallOf } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const pupil = await requirePupil(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	event.depends('learning:wall');
	return { area: 'learning' as const, class: pupil.class, code: pupil.code, works: await wallOf(pupil.class) };
};
