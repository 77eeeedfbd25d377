import { z } from 'zod';

/** The languages that one can say one speaks, by their codes. */
export const spokenLanguages = ['fr', 'nl', 'en', 'de', 'fi', 'it', 'es', 'ar', 'tr', 'uk'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

const MOST_SKILLS = 20;
const MOST_SECTORS = 5;

/** Whom one asks to become a mentor, and for whom one asks. An issue's message, in this and what follows, is the key of its sentence. */
export const NewInvitation = z.strictObject({
	name: z.string().trim().min(1, { error: 'venture_text_missing' }).max(120, { error: 'venture_text_long' }),
	email: z.email({ error: 'venture_email_wrong' }).max(254, { error: 'venture_email_wrong' }),
	/** For which organisation she would speak; null: for herself. */
	organization: z.uuid().nullable().default(null),
	/** The organisation whose adviser asks; null: the hub's team does. */
	invitedFor: z.uuid().nullable().default(null)
});
export type NewInvitation = Readonly<z.output<typeof NewInvitation>>;

/** What a mentor says of herself. `alone`: she speaks for no organisation; `shown`: to everybody, else to founders alone. */
export const MentorCard = z.strictObject({
	sentence: z.string().trim().min(1, { error: 'venture_text_missing' }).max(300, { error: 'venture_text_long' }),
	locality: z
		.string()
		.trim()
		.max(120, { error: 'venture_text_long' })
		.transform((given) => given || null)
		.nullable()
		.default(null),
	languages: z
		.array(z.enum(spokenLanguages))
		.min(1, { error: 'mentors_languages_missing' })
		.max(spokenLanguages.length),
	sectors: z.array(z.string().max(80)).max(MOST_SECTORS, { error: 'mentors_sectors_many' }),
	skills: z
		.array(z.url().max(200))
		.min(1, { error: 'mentors_skills_missing' })
		.max(MOST_SKILLS, { error: 'people_skills_many' }),
	alone: z.boolean().default(false),
	shown: z.boolean().default(false)
});
export type MentorCard = Readonly<z.output<typeof MentorCard>>;
