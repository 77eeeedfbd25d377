import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import {
	ageBands,
	askingAreas,
	briefKinds,
	contactKinds,
	fileKinds,
	Heading,
	holderRoles,
	numberAudiences,
	numberKinds,
	parts,
	questionKinds,
	spokenLanguages,
	stages,
	turnoverClasses
} from '#venture';

const slug = z.string().regex(SLUG);
const clock = z.string().regex(/^\d\d:\d\d$/);
/** So many days ago, or in so many where it is negative. */
const days = z.int();

const Contact = z.strictObject({
	kind: z.enum(contactKinds as [string, ...string[]]),
	...{ days, at: clock, minutes: z.int(), summary: z.string(), shared: z.boolean() }
});

const File = z.strictObject({
	...{ id: slug, kind: z.enum(fileKinds), name: z.string(), stage: z.enum(stages), sentence: z.string() },
	...{ sector: slug.nullable(), nace: z.string().nullable(), locality: z.string(), company: slug.optional() },
	...{ needs: z.string().nullable(), promises: z.string().nullable(), adviser: slug, opened: days },
	holders: z.array(z.strictObject({ person: slug, role: z.enum(holderRoles) })),
	numbers: z.array(z.strictObject({ kind: z.enum(numberKinds), value: z.int(), days, seen: z.enum(numberAudiences) })),
	plan: z
		.strictObject({
			...{ days, lasts: z.int(), hours: z.int() },
			goals: z.array(z.strictObject({ words: z.string(), due: z.int(), met: z.boolean() }))
		})
		.optional(),
	contacts: z.array(Contact),
	share: z.strictObject({ organization: slug, parts: z.array(z.enum(parts)) }).optional(),
	/** What was given last month was sent to be signed, and signed. */
	sign: z.literal(true).optional(),
	/** What the first holder did in the hub last is on the line of time. */
	step: z.literal(true).optional()
});

/** The files of invented projects and companies, and what was done with them. */
export const Venture = z.strictObject({
	operation: z.strictObject({ code: z.string(), name: Words, funder: z.string() }),
	keeper: slug,
	advisers: z.array(z.strictObject({ person: slug, organization: slug })),
	files: z.array(File),
	mentors: z.array(
		z.strictObject({
			...{ person: slug, sentence: z.string(), locality: z.string(), languages: z.array(z.enum(spokenLanguages)) },
			...{ sectors: z.array(slug), skills: z.array(z.url()) },
			hours: z.array(z.strictObject({ days, from: clock, minutes: z.int(), slot: z.int() })),
			/** Her first slot, asked for and confirmed. */
			booked: z.strictObject({ by: slug, file: slug, topic: z.string() }).optional()
		})
	),
	/** Who answers questions, about which parts of the hub (none: all), and within how many working days. */
	welcomers: z.array(z.strictObject({ person: slug, areas: z.array(z.enum(askingAreas)), days: z.int() })),
	questions: z.array(
		z.strictObject({
			...{ name: z.string(), email: z.email().endsWith('.invalid'), path: z.string(), days },
			...{ words: z.string(), answer: z.string().nullable() }
		})
	),
	/** What has come to files by mail: forwarded by an adviser, or from somebody whom it is about, which waits. */
	letters: z.array(
		z.strictObject({
			...{ file: slug, from: slug, days: z.number(), subject: z.string(), text: z.string() },
			forwarded: z
				.strictObject({ name: z.string(), address: z.email().endsWith('.invalid'), text: z.string() })
				.optional()
		})
	),
	/** Whom an adviser meets, in so many days. */
	appointment: z.strictObject({
		file: slug,
		adviser: slug,
		person: slug,
		title: z.string(),
		place: z.string(),
		days,
		at: clock,
		minutes: z.int()
	}),
	/** What a company asks for, with so many days to answer. */
	brief: z.strictObject({
		...{ file: slug, person: slug, kind: z.enum(briefKinds), title: z.string(), needs: z.string() },
		...{ sectors: z.array(slug), locality: z.string(), budgetFrom: z.int(), budgetTo: z.int(), days: z.int() }
	}),
	/** What can be tried out, and by whom; `takes`: which slot she has a place in, from 1, 0 for none. */
	playtest: z.strictObject({
		...{ file: slug, person: slug, title: z.string(), words: z.string(), link: z.url(), details: z.string() },
		...{ seeks: z.string(), minAge: z.int(), languages: z.array(z.enum(spokenLanguages)), nda: z.string() },
		slots: z.array(z.strictObject({ days, at: clock, minutes: z.int(), places: z.int() })),
		questions: z.array(z.strictObject({ kind: z.enum(questionKinds), words: z.string() })),
		testers: z.array(
			z.strictObject({
				...{ person: slug, likes: z.string(), ageBand: z.enum(ageBands), takes: z.int() },
				languages: z.array(z.enum(spokenLanguages))
			})
		)
	}),
	/** Who is referred to whom; `agreed`: the person has said yes. */
	referrals: z.array(
		z.strictObject({
			...{ file: slug, adviser: slug, asks: z.string(), days, agreed: z.boolean() },
			/** An organisation of the directory, or somebody without an account. */
			organization: slug.optional(),
			partner: z.strictObject({ name: z.string(), email: z.email().endsWith('.invalid') }).optional()
		})
	),
	/** What everybody reads of a file, since so many days; who is named. */
	shown: z.array(
		z.strictObject({ ...{ file: slug, sentence: z.string(), linked: z.boolean(), days }, named: z.array(slug) })
	),
	/** What was asked a year after support ended, and answered. */
	followed: z.strictObject({
		...{ file: slug, person: slug, asked: days, answered: days, active: z.boolean(), jobs: z.int() },
		...{ turnover: z.enum(turnoverClasses), funds: z.int() }
	}),
	/** What others offer; `closes`: in so many days, for an invented one alone. */
	calls: z.array(
		z.strictObject({
			...{ name: z.string(), offeredBy: z.string(), link: z.url(), permanent: z.boolean(), summary: Words },
			...{ eligibility: Words, kinds: z.array(z.enum(fileKinds)), stages: z.array(z.enum(stages)) },
			...{ sectors: z.array(slug), headings: z.array(Heading), fictional: z.boolean().default(false) },
			closes: days.optional()
		})
	),
	/** Who has an eye on which call, by its name. */
	marked: z.array(z.strictObject({ file: slug, person: slug, call: z.string(), days })),
	group: z.strictObject({
		...{ adviser: slug, days, at: clock, minutes: z.int(), files: z.array(slug), summary: z.string() }
	})
});
