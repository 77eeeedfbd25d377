import { z } from 'zod';
import type { FieldGroup } from '#kernel/identity/index.ts';
import { Picture as PictureShape } from '#kernel/picture.schema.ts';
import type { Picture } from '#kernel/picture.ts';
import { Words } from '#kernel/words.schema.ts';
import type { Words as Text } from '#kernel/words.ts';

/** What a person may be available for. */
export const openings = ['work', 'commissions', 'projects', 'mentoring', 'talks', 'volunteering'] as const;
export type Opening = (typeof openings)[number];

/** A skill of the list, by its identifier in ESCO; `label` in the languages that ESCO gave us. */
export type Skill = Readonly<{ uri: string; label: Text }>;

// a javascript: address in a link would run with the reader's rights
const webAddress = z.url({ protocol: /^https?$/, error: 'people_address_wrong' }).max(300, 'people_address_wrong');
const MOST_LINKS = 6;
const MOST_SKILLS = 20;

/** What a person tells of herself; `skills` in the order of her choice. `null` means that she does not say. */
export const NewProfile = z.strictObject({
	headline: Words.nullable(),
	about: Words.nullable(),
	locality: z.string().trim().min(1).max(120, 'people_text_long').nullable(),
	website: webAddress.nullable(),
	links: z.array(webAddress).max(MOST_LINKS, 'people_links_many'),
	picture: PictureShape.nullable(),
	openTo: z.array(z.enum(openings)).max(openings.length),
	skills: z.array(z.url().max(200)).max(MOST_SKILLS, 'people_skills_many')
});
export type NewProfile = Readonly<z.infer<typeof NewProfile>>;

/** A person in a list, cut to what its reader may see. */
export type PersonCard = Readonly<{
	id: string;
	slug: string;
	name: string;
	fictional: boolean;
	headline: Text | null;
	locality: string | null;
	picture: Picture | null;
	openTo: readonly Opening[];
	skills: readonly Skill[];
	/** When what is public of her last changed. */
	updatedAt: Date;
}>;

/** A profile cut to what its reader may see; `shown` are the groups that she shows to this reader. */
export type Person = PersonCard &
	Readonly<{
		about: Text | null;
		email: string | null;
		website: string | null;
		links: readonly string[];
		published: boolean;
		shown: readonly FieldGroup[];
	}>;
