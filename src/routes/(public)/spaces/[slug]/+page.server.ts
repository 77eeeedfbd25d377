import { givingNext } from '#agenda/server';
import { bookFrom } from '#spaces/pages/book.server.ts';
import { spaceShown } from '#spaces/pages/space.server.ts';
import { occasions } from '../../../../nouns.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => spaceShown(event.params.slug, event, { occasions, giving: givingNext });

export const actions: Actions = { book: (event) => bookFrom(event, event.params.slug) };
