import type { PageServerLoad } from './$types';
import { screenOf } from './screen.server.ts';

export const load: PageServerLoad = async ({ params }) => ({ screen: await screenOf(params.slug) });
