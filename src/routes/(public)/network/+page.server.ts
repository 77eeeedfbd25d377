import { organizations, sectors } from '#network/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const asked = { sector: url.searchParams.get('sector') ?? '', text: url.searchParams.get('q') ?? '' };
	const [found, known] = await Promise.all([organizations(asked), sectors()]);
	return { area: 'network', asked, sectors: known, organizations: found };
};
