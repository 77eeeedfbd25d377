import { activityActs } from '#agenda/acts.ts';
import { occurrencesIn, offeringCards } from '#agenda/server';
import { can } from '#kernel/identity/policy.ts';
import { hub } from '#kernel/server/hub.ts';
import { clock, longDate } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { type Choosable, placesText } from '../../index.ts';
import { goalFor, goalsToNeed, taughtIn, timetableOf } from '../../server/index.ts';
import type { Subject } from './subject.server.ts';

type Choice = Readonly<{ value: string; label: string }>;
export type Choices = Readonly<Record<'presence' | 'attended' | 'goals', readonly Choice[]>>;
type Seance = Readonly<{ id: string; title: Words; startsAt: Date }>;

/** What a goal can ask for here: presence at what belongs to its subject, and the other goals that the viewer answers for. */
export async function choicesOf(page: Subject, locale: Locale): Promise<Choices> {
	const [offerings, seances] = await Promise.all([offeringsOf(page), seancesOf(page)]);
	const cards = await offeringCards(offerings);
	const all = placesText(offerings.map((id) => ({ kind: 'offering', id })));
	const each = [...cards.values()].map(({ id, title }) => ({
		value: placesText([{ kind: 'offering', id }]),
		title: say(title, locale).text
	}));
	const { timeZone } = await hub();
	const moments = seances.map(({ id, title, startsAt }) => ({
		value: placesText([{ kind: 'occurrence', id }]),
		label: `${say(title, locale).text}, ${longDate(startsAt, locale, timeZone)}, ${clock(startsAt, locale, timeZone)}`
	}));
	return {
		presence: [
			...(all ? [{ value: all, label: m.goals_all_seances() }] : []),
			...(each.length > 1 ? each.map(({ value, title }) => ({ value, label: m.goals_seances_of({ title }) })) : [])
		],
		attended: [...each.map(({ value, title }) => ({ value, label: m.goals_any_seance({ title }) })), ...moments],
		goals: await goalChoices(page, locale)
	};
}

/** The same as sets, to check what comes back. */
export function choosableIn({ presence, attended, goals }: Choices): Choosable {
	const values = (of: readonly Choice[]) => new Set(of.map(({ value }) => value));
	return { presence: values(presence), attended: values(attended), goals: values(goals) };
}

/** Where the séances of a subject are: of a cohort, the activity of each course that has been planned. */
const offeringsOf = async ({ subject: { kind, id } }: Subject): Promise<string[]> =>
	kind === 'cohort' ? (await taughtIn(id)).map(({ offering }) => offering) : [id];

async function seancesOf({ subject }: Subject): Promise<Seance[]> {
	if (subject.kind === 'cohort') return (await timetableOf(subject.id)).filter(({ status }) => status === 'scheduled');
	const listings = await occurrencesIn([subject.id]);
	return listings
		.filter(({ occurrence }) => occurrence.status === 'scheduled')
		.map(({ occurrence: { id, startsAt }, offering }) => ({
			id,
			startsAt,
			offering: offering.id,
			title: offering.title
		}));
}

/** Whoever answers for one organisation asks for what it offers: what somebody did elsewhere is not hers to see. */
async function goalChoices({ viewer, subject, organization }: Subject, locale: Locale): Promise<Choice[]> {
	const own = await goalFor(subject.kind, subject.id);
	const all = (await goalsToNeed()).filter(
		(goal) => goal.id !== own?.id && (can(viewer, activityActs.edit) || goal.organization === organization)
	);
	return all.map(({ id, title }) => ({ value: id, label: say(title, locale).text }));
}
