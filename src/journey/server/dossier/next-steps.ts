import type { Locale } from '#kernel/words.ts';
import type { SaidRequirement } from '#learning';
import { m } from '#messages';
import { competenceName } from '../../competence-names.ts';
import type { Dossier, Step } from '../../dossier.ts';

type Asked = Readonly<{ title: string; state: string; missing: SaidRequirement }>;

/** What somebody can really do next, the nearest first: each says what is not there yet. */
export function stepsFor(dossier: Omit<Dossier, 'next'>, quests: readonly Asked[], locale: Locale): Step[] {
	const { problem, canvas, met, plan, competences } = dossier;
	const said = { locale };
	const accepted = canvas?.reviews.some((review) => review.accepted);
	const steps: (Step | null)[] = [
		problem ? null : { kind: 'problem', text: m.journey_step_problem({}, said) },
		canvas ? null : { kind: 'canvas', text: m.journey_step_canvas({}, said) },
		!canvas || accepted ? null : { kind: 'review', text: m.journey_step_review({}, said) },
		met.length ? null : { kind: 'meeting', text: m.journey_step_meeting({}, said) },
		plan.own ? null : { kind: 'numbers', text: m.journey_step_numbers({}, said) },
		...quests.flatMap((quest) => (quest.state === 'closed' ? [] : [questStep(quest, locale)])),
		...competences.flatMap(({ competence, waiting }): Step[] =>
			waiting === null
				? []
				: [{ kind: 'source', text: m.journey_step_source({ competence: competenceName(competence, locale) }, said) }]
		)
	];
	return steps.filter((step) => step !== null);
}

function questStep({ title, missing }: Asked, locale: Locale): Step {
	const lacking = leaves(missing).join(' ; ');
	return { kind: 'quest', text: m.journey_step_quest({ title, lacking }, { locale }) };
}

const leaves = ({ text, done, of }: SaidRequirement): string[] => (done ? [] : of.length ? of.flatMap(leaves) : [text]);
