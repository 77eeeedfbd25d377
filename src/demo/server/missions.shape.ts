import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { costCategories, itemKinds } from '#missions';

const slug = z.string().regex(SLUG);
const time = z.string().regex(/^\d\d:\d\d$/);
const clock = z.enum(['there', 'here']);

/** Invented missions: `from` is in days after the loading, the days of what happens in one count from its first. */
export const Missions = z.strictObject({
	missions: z.array(
		z.strictObject({
			...{ title: Words, summary: Words, body: Words, covered: Words.nullable(), documents: Words.nullable() },
			...{ locality: z.string(), timeZone: z.string(), from: z.int(), length: z.int(), applyBefore: z.int() },
			...{ places: z.int(), sectors: z.array(slug), contactName: z.string(), contactPhone: z.string() },
			announced: z.int(),
			travellers: z.array(
				z.strictObject({
					...{ person: slug, organization: slug, seeks: z.string(), languages: z.array(z.enum(locales)) },
					...{ phone: z.string(), decision: z.enum(['accepted', 'waiting', 'declined']).nullable(), word: z.string() }
				})
			),
			items: z.array(
				z.strictObject({
					...{ kind: z.enum(itemKinds), title: z.string(), place: z.string(), address: z.string() },
					...{ phone: z.string(), note: z.string(), day: z.int(), start: time, zone: clock },
					...{ endDay: z.int(), end: time, endZone: clock, without: z.array(slug) }
				})
			),
			tables: z.int(),
			slots: z.strictObject({ day: z.int(), start: time, count: z.int(), minutes: z.int(), pause: z.int() }),
			guests: z.array(
				z.strictObject({
					...{ name: z.string(), organization: z.string(), email: z.email().endsWith('.invalid') },
					...{ phone: z.string(), locale: z.enum(locales), about: z.string(), wishes: z.array(slug) },
					away: z.strictObject({ day: z.int(), from: time, to: time }).nullable()
				})
			),
			wishes: z.record(slug, z.array(z.string())),
			moves: z.array(z.enum(['close', 'travel', 'report'])),
			met: z.array(z.strictObject({ person: slug, guest: z.string(), met: z.boolean(), note: z.string() })),
			costs: z.array(
				z.strictObject({
					...{ what: z.string(), category: z.enum(costCategories), day: z.int(), organization: slug.nullable() },
					...{ amount: z.int(), currency: z.string(), rate: z.number() }
				})
			)
		})
	)
});
