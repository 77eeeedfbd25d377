import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => ({ area: 'learning' });
