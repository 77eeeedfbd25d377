import { typedText } from '#kernel/typed.ts';
import type { Words } from '#kernel/words.ts';

export const questionKinds = ['text', 'choice', 'several', 'yes_no', 'access'] as const;
/** `access`: what somebody needs in order to take part; forgotten a month after the séance. */
export type QuestionKind = (typeof questionKinds)[number];

/** What an activity asks of those who register. */
export type Question = Readonly<{
	id: string;
	kind: QuestionKind;
	label: Words;
	options: readonly Words[];
	required: boolean;
}>;

/** What was answered, by the id of a question; a choice is the text of its source language. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The name of a question's field in the form. */
export const answerField = (question: Pick<Question, 'id'>): string => `answer-${question.id}`;

/** The words by which an option is kept: they stay readable when the option is no longer there. */
export const optionValue = (option: Words): string => option[option.source] ?? '';

const LONGEST = 1000;

/**
 * What was given as it is kept, and the key of a sentence for each question that is not answered as it should be. What is no option and what
 * nobody asked is left out.
 */
export function checkAnswers(
	questions: readonly Question[],
	given: (question: Question) => readonly string[]
): Readonly<{ answers: Answers; problems: Readonly<Record<string, string>> }> {
	const answers: Record<string, readonly string[]> = {};
	const problems: Record<string, string> = {};
	for (const question of questions) {
		const values = valuesOf(question, given(question));
		if (values.length) answers[question.id] = values;
		if (question.required && !values.length) problems[answerField(question)] = missing(question);
		else if (values.some((value) => value.length > LONGEST)) problems[answerField(question)] = 'agenda_answer_long';
	}
	return { answers, problems };
}

const missing = ({ kind }: Question): string =>
	kind === 'text' || kind === 'access' ? 'agenda_answer_missing' : 'agenda_answer_unchosen';

function valuesOf({ kind, options }: Question, given: readonly string[]): string[] {
	if (kind === 'text' || kind === 'access') return given.slice(0, 1).map(typedText).filter(Boolean);
	const known = kind === 'yes_no' ? ['yes', 'no'] : options.map(optionValue);
	const chosen = known.filter((value) => given.includes(value));
	return kind === 'several' ? chosen : chosen.slice(0, 1);
}
