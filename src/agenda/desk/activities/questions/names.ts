import { m } from '#messages';
import type { Question } from '../../../index.ts';

const kinds: Readonly<Record<Question['kind'], () => string>> = {
	text: m.agenda_question_text,
	choice: m.agenda_question_choice,
	several: m.agenda_question_several,
	yes_no: m.agenda_question_yes_no,
	access: m.agenda_question_access
};

/** How a question is answered. */
export const kindName = (kind: Question['kind']): string => kinds[kind]();
