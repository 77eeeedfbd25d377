import { expect, test } from 'vitest';
import { type CueKind, cueKinds, isPoll } from '../../../cues.ts';
import { fieldsOf } from '../../../graphics/kinds.ts';
import { NewCue } from '../../../preparing.schema.ts';
import { formOf } from '../../../room/forms.ts';
import type { CueContent } from '../../../room/orders.schema.ts';
import { cueIn, valuesOf } from './cue-form.ts';

const NOON = Date.UTC(2026, 10, 25, 11);
const about = { locale: 'fr', momentOf: (time: string) => (time === '12:00' ? NOON : null) } as const;
const poll = '018f6f0e-0000-7000-8000-000000000001';

/** A form of this kind with something in each of its fields. */
function filled(kind: CueKind): Record<string, string> {
	if (!isPoll(kind)) {
		const typed = { line: 'Zoé', words: 'Bonjour', lines: 'Un\nDeux', time: '12:00', tick: '1' };
		const texts = fieldsOf(kind).map(([name, as]) => [as === 'words' ? `${name}_fr` : name, typed[as]]);
		return { seconds: '30', poll, ...Object.fromEntries(texts) };
	}
	const { answers, quiz } = formOf({ form: kind });
	const options_fr = { options: 'Oui\nNon', points: 'Peu\nBeaucoup', words: '' }[answers];
	const texts = { question_fr: 'Alors ?', question_nl: 'En?', options_fr, explanation_fr: 'Parce que.' };
	return { seconds: '30', most: '2', points: '7', results: 'live', onAir: '1', right: quiz ? '1' : '', ...texts };
}

const read = (fields: Record<string, string>, kind: CueKind): CueContent =>
	NewCue.parse(cueIn({ get: (name) => fields[name] ?? null }, kind, about));

test.each(cueKinds)('what is written of « %s » stands in its form again', (kind) => {
	const content = read(filled(kind), kind);
	expect(
		read(
			valuesOf(content, () => '12:00'),
			kind
		)
	).toEqual(content);
	if (content.kind === 'graphic')
		expect(Object.keys(content.graphic.data)).toEqual(fieldsOf(kind).map(([name]) => name));
});

test('of a moment that is none, the form says what is missing', () => {
	const { error } = NewCue.safeParse(cueIn({ get: () => '' }, 'countdown', about));
	expect(error?.issues).toMatchObject([{ path: ['until'], message: 'stage_until_missing' }]);
});
