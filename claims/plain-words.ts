/** No message, story, e-mail, page or paper says a word that the glossary forbids, or breaks the rules of its language for elisions, ordinals and agreements, whatever names and numbers stand in it. */
import { tableOf } from '#journey';
import { type Locale, locales } from '#kernel/words.ts';
import { notPlain } from '../scripts/messages/plain.ts';
import { openHub } from './support/hub.ts';
import { storyOf } from './support/journey/story.ts';
import { live } from './support/plain-words/lived.ts';
import { sentences } from './support/plain-words/sentences.ts';
import { emails, read } from './support/plain-words/written.ts';

const small = process.argv.includes('--small');
const MOST_PAGES = 120;
const wrong = new Map<string, string>();
const counts = { sentences: 0, story: 0, 'e-mails': 0, 'pages and papers': 0 };

for (const locale of locales)
	for (const { key, text } of sentences(locale)) look('sentences', locale, `${locale} ${key}`, text, key);
const story = await storyOf();
for (const locale of locales)
	for (const [key, text] of Object.entries(tableOf(story.words, locale).words))
		if (locale === 'fr' || story.words[locale][key]) look('story', locale, `${locale} ${key}`, text);
if (!small) await readTheDemonstration();

for (const [where, says] of [...wrong].slice(0, 200)) console.log(`! ${where}: ${says}`);
const counted = Object.entries(counts).map(([of, count]) => `${count} ${of}`);
console.log(
	`plain-words: ${counted.join(', ')} in four languages; ${wrong.size} say a word or a form that they should not`
);
process.exitCode = wrong.size || !counts.sentences || !counts.story || !(small || counts['e-mails']) ? 1 : 0;

async function readTheDemonstration(): Promise<void> {
	const { program, close } = await openHub({ args: ['--demo'], crowd: true });
	try {
		await live(program.url);
		for (const { locale, where, text } of await emails()) look('e-mails', locale, where, text);
		for await (const { locale, where, text } of read(program.url, MOST_PAGES))
			for (const line of text.split('\n')) look('pages and papers', locale, where, line);
	} finally {
		await close();
	}
}

/** A sentence of ours is looked at by its key; what people read has none. */
function look(of: keyof typeof counts, locale: Locale, where: string, text: string, key = ''): void {
	if (of !== 'pages and papers' || text.trim()) counts[of]++;
	for (const says of notPlain(locale, text, key)) wrong.set(`${where} ${says}`, text.trim().slice(0, 160));
}
