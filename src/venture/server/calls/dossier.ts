import { longDate, noonOf } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { sectors } from '#network/server';
import { type DossierPoint, dossierIn } from '../../calls/dossier.ts';
import type { HeadingPart } from '../../calls/headings.ts';
import { fileKindName, holderRoleName, numberKindName, stageName } from '../../kinds.ts';
import { timeSaid } from '../../time-said.ts';
import { documentsOf } from '../documents.ts';
import type { File } from '../files.ts';
import { holdersOf } from '../holders.ts';
import { supportOf } from '../hours.ts';
import { type FileNumber, numbersOf } from '../numbers.ts';
import { planOf } from '../plans.ts';
import { stepsOf } from '../steps.ts';
import type { Call } from './calls.ts';

/** The dossier of a file for a call, in the order of the call and the language of whoever reads; whoever calls has checked that she is one of those whom the file is about. */
export async function dossierFor(file: File, { headings }: Call, locale: Locale): Promise<readonly DossierPoint[]> {
	const [holders, numbers, plan, support, documents, steps, known] = await Promise.all([
		holdersOf(file.id),
		numbersOf(file),
		planOf(file.id),
		supportOf(file.id),
		documentsOf(file.id),
		stepsOf(file.id),
		sectors()
	]);
	const sector = known.find(({ slug }) => slug === file.sector);
	const day = (iso: string): string => longDate(noonOf(iso), locale, 'UTC');
	const said: Record<HeadingPart, readonly string[]> = {
		presentation: told([
			file.name,
			file.sentence,
			[fileKindName(file.kind, locale), stageName(file.stage, locale)].join(', '),
			[sector && say(sector.label, locale).text, file.nace?.split(':')[1], file.locality].filter(Boolean).join(', '),
			file.company?.name
		]),
		needs: told([file.needs]),
		promises: told([file.promises]),
		people: holders
			.filter(({ accepted, ended }) => accepted && !ended)
			.map(({ name, role }) => `${name}, ${holderRoleName(role, locale)}`),
		numbers: numbers.map((one) => `${numberKindName(one.kind, locale)} : ${amount(one, locale)} (${day(one.asOf)})`),
		plan: plan
			? [
					`${day(plan.fromDay)} – ${day(plan.untilDay)}`,
					...plan.goals.map(({ words, due }) => (due ? `${words} (${day(due)})` : words))
				]
			: [],
		support: support.map(({ minutes, operation }) => [timeSaid(minutes, locale), operation].filter(Boolean).join(', ')),
		documents: documents.map(({ name }) => name),
		line: steps.map(({ title, at }) => `${title} (${day(at.toISOString().slice(0, 10))})`),
		free: []
	};
	return dossierIn(headings.length ? headings : usual(locale), said);
}

/** Without an order of theirs, all that a file has. */
const usual = (locale: Locale) => [
	{ title: m.calls_part_presentation({}, { locale }), part: 'presentation' as const },
	{ title: m.venture_needs({}, { locale }), part: 'needs' as const },
	{ title: m.calls_part_people({}, { locale }), part: 'people' as const },
	{ title: m.venture_numbers({}, { locale }), part: 'numbers' as const },
	{ title: m.venture_plan({}, { locale }), part: 'plan' as const },
	{ title: m.venture_documents({}, { locale }), part: 'documents' as const }
];

const told = (lines: readonly (string | null | undefined)[]): string[] => lines.flatMap((line) => line?.trim() || []);

const amount = ({ kind, value }: FileNumber, locale: Locale): string =>
	new Intl.NumberFormat(
		locale,
		kind === 'jobs' ? { maximumFractionDigits: 2 } : { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }
	).format(value / 100);
