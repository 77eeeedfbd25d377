import { z } from 'zod';
import { locales } from '#kernel/words.ts';
import { MOST_POINTS, MOST_STROKES, MOST_WORDS, SHEET, saysContact } from './voice.ts';

const stroke = z
	.array(z.int().min(0).max(SHEET.width))
	.min(2)
	.refine((points) => points.length % 2 === 0 && points.every((one, at) => at % 2 === 0 || one <= SHEET.height));

/** Words, a drawing, or both; no field asks who left them. An issue's message is the key of its sentence. */
export const NewVoice = z
	.strictObject({
		words: z
			.string()
			.trim()
			.max(MOST_WORDS, { error: 'city_text_long' })
			.refine((words) => !saysContact(words), { error: 'city_voice_contact' }),
		strokes: z
			.array(stroke, { error: 'city_drawing_wrong' })
			.max(MOST_STROKES, { error: 'city_drawing_large' })
			.refine((strokes) => strokes.flat().length <= 2 * MOST_POINTS, { error: 'city_drawing_large' })
			.nullable(),
		locale: z.enum(locales)
	})
	.refine(({ words, strokes }) => words || strokes?.length, { path: ['words'], error: 'city_voice_empty' });
export type NewVoice = Readonly<z.output<typeof NewVoice>>;
