import { type Locale, say } from '#kernel/words.ts';
import type { Cohort, Course, Programme } from './programme.ts';

type At = Readonly<{ url: string; locale: Locale }>;

/** A programme as schema.org says it (`EducationalOccupationalProgram`), with its courses and what each cohort is of them, for the page at `url`. */
export function asProgramme(programme: Programme, courses: readonly Course[], cohorts: readonly Cohort[], at: At) {
	const { title, summary, ects, eqf, languages, organization } = programme;
	const provider = {
		'@type': 'EducationalOrganization',
		name: organization.name,
		...(organization.website && { url: organization.website })
	};
	const [next] = cohorts.filter(({ appliesFrom }) => appliesFrom);
	return {
		'@context': 'https://schema.org',
		'@type': 'EducationalOccupationalProgram',
		'@id': at.url,
		url: at.url,
		name: say(title, at.locale).text,
		description: say(summary, at.locale).text,
		provider,
		...(ects && { numberOfCredits: { '@type': 'StructuredValue', value: ects, unitText: 'ECTS' } }),
		...(eqf && { occupationalCredentialAwarded: asLevel(eqf) }),
		...(languages.length && { inLanguage: languages }),
		...(next && {
			startDate: next.fromDay,
			endDate: next.toDay,
			...(next.appliesFrom && { applicationStartDate: next.appliesFrom }),
			...(next.appliesUntil && { applicationDeadline: next.appliesUntil }),
			...(next.feeCents && { offers: asOffer(next) })
		}),
		hasCourse: courses.map((course) => asCourse(course, programme, { provider, cohorts, at }))
	};
}

const asLevel = (eqf: number) => ({
	'@type': 'EducationalOccupationalCredential',
	educationalLevel: {
		'@type': 'DefinedTerm',
		name: `EQF ${eqf}`,
		inDefinedTermSet: 'https://europass.europa.eu/en/europass-digital-tools/european-qualifications-framework'
	}
});

const asOffer = ({ feeCents }: Cohort) => ({
	'@type': 'Offer',
	price: (feeCents / 100).toFixed(2),
	priceCurrency: 'EUR',
	category: feeCents ? 'Paid' : 'Free'
});

/** Of a credit of ECTS, in hours, at least (ECTS Users' Guide 2015: 25 to 30). */
const HOURS = 25;

const asCourse = (
	{ code, title, ects, teachers }: Course,
	programme: Programme,
	{ provider, cohorts, at: { url, locale } }: Readonly<{ provider: object; cohorts: readonly Cohort[]; at: At }>
) => ({
	'@type': 'Course',
	courseCode: code,
	name: say(title, locale).text,
	// a course has no words of its own besides its title: what it is a part of says what it is for
	description: `${say(title, locale).text} — ${say(programme.title, locale).text}. ${say(programme.summary, locale).text}`,
	url,
	provider,
	...(programme.languages.length && { inLanguage: programme.languages }),
	...(cohorts[0] && { offers: asOffer(cohorts[0]) }),
	numberOfCredits: ects,
	hasCourseInstance: cohorts.map(({ name, fromDay, toDay }) => ({
		'@type': 'CourseInstance',
		name,
		startDate: fromDay,
		endDate: toDay,
		courseMode: 'Onsite',
		...(ects && { courseWorkload: `PT${Math.round(ects * HOURS)}H` }),
		...(teachers.length && { instructor: teachers.map((teacher) => ({ '@type': 'Person', name: teacher })) })
	}))
});
