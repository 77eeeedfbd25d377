import { keepWish, wishFor } from '../wish.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => wishFor(event, 'after');

export const actions: Actions = { default: (event) => keepWish(event, 'after') };
