import { z } from 'zod';

const sentence = (most: number, error: string) => z.string().trim().max(most, { error });

/** What people say of a film; each error is the key of its sentence. */
export const FilmWords = z.object({
	title: sentence(200, 'films_title_wrong').min(1, { error: 'films_title_wrong' }),
	rights: sentence(500, 'films_rights_long').transform((text) => text || null),
	broadcastOn: z.union([z.literal('').transform(() => null), z.iso.date({ error: 'films_date_wrong' })]),
	organization: z.union([z.literal('').transform(() => null), z.uuid({ error: 'films_organization_wrong' })])
});

export type FilmWords = z.infer<typeof FilmWords>;
