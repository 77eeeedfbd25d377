import { pageBySlug } from '#editorial/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale } }) => ({ its: await pageBySlug('privacy', locale) });
