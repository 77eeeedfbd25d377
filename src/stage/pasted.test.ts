import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPasted } from './pasted.ts';

const found = (text: string) => readPasted(text).map(({ name, text, origin }) => [name, text, origin]);

test('reads an export of WhatsApp, of both telephones, with texts of several lines', () => {
	expect(
		found(
			'[26/11/26 19:04:11] Zoé: Bonsoir !\n[26/11/26, 19:04:52] Karim B.: Première ligne\net la suite\n\u200e[26/11/26 19:05:00] Zoé: audio'
		)
	).toEqual([
		['Zoé', 'Bonsoir !', 'whatsapp'],
		['Karim B.', 'Première ligne\net la suite', 'whatsapp'],
		['Zoé', 'audio', 'whatsapp']
	]);
	expect(found('26/11/2026, 19:04 - Messages chiffrés\n26/11/2026, 19:04 - Anna: dag: hoe laat?')).toEqual([
		['', 'Messages chiffrés', 'whatsapp'],
		['Anna', 'dag: hoe laat?', 'whatsapp']
	]);
});

test('reads comments copied from Facebook, in one line of frame or several', () => {
	expect(
		found(
			'Nadia Pixel\nComment avez-vous trouvé\nvotre premier client ?\nJ’aime · Répondre · 3 h\nTom Terril\nSuper fan\nBravo\nJ’aime\nRépondre\n12 min\n2'
		)
	).toEqual([
		['Nadia Pixel', 'Comment avez-vous trouvé\nvotre premier client ?', 'facebook'],
		['Tom Terril', 'Bravo', 'facebook'],
		['', '2', 'facebook']
	]);
	expect(found('Jan\nMooi!\nVind ik leuk · Beantwoorden · 5 u')).toEqual([['Jan', 'Mooi!', 'facebook']]);
});

test('reads lines that were typed, and takes no address for a name', () => {
	expect(found('Léa : Et si on échoue ?\n\nhttps://exemple.be : voilà\nsans nom')).toEqual([
		['Léa', 'Et si on échoue ?', 'other'],
		['', 'https://exemple.be : voilà', 'other'],
		['', 'sans nom', 'other']
	]);
});

const word = fc.stringMatching(/^[a-zéèïç]{3,9}$/);
const name = fc.tuple(word, word).map((words) => words.join(' '));
const sentence = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => `« ${words.join(' ')} »`);
const forms = {
	whatsapp: (who: string, text: string) => `[26/11/26 19:04:11] ${who}: ${text}`,
	facebook: (who: string, text: string) => `${who}\n${text}\nJ’aime · Répondre · 3 h`,
	other: (who: string, text: string) => `${who} : ${text}`
};

test('finds again what was written, in every form', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('whatsapp', 'facebook', 'other'),
			fc.array(fc.tuple(name, sentence), { minLength: 1, maxLength: 8 }),
			(form, comments) => {
				const text = comments.map(([who, what]) => forms[form](who, what)).join('\n');
				expect(found(text)).toEqual(comments.map(([who, what]) => [who, what, form]));
			}
		),
		{ numRuns: 60 }
	);
});

test('loses nothing of any text: every line is told, and its words are in a comment that a room takes', () => {
	const bare = (text: string) => text.replace(/\s+/gu, '');
	const line = fc.oneof(
		fc.string({ unit: 'binary' }),
		sentence,
		fc.tuple(name, sentence).map((both) => forms.other(...both))
	);
	fc.assert(
		fc.property(
			fc.array(fc.oneof(line, fc.string({ minLength: 490, maxLength: 1600 })), { maxLength: 12 }),
			(lines) => {
				const read = readPasted(lines.join('\n'));
				expect(bare(read.flatMap((one) => one.lines).join(''))).toBe(bare(lines.join('')));
				expect(read.every(({ name, text }) => text.length <= 500 && [...name].length <= 40)).toBe(true);
				const named = read.filter(({ name, lines }) => name && lines.length);
				const kept = bare(read.map(({ name, text, lines }) => (lines.length ? name : '') + text).join(''));
				// only the colons after names are left out
				if (read.every(({ origin }) => origin === 'other'))
					expect(kept.length).toBe(bare(lines.join('')).length - named.length);
			}
		),
		{ numRuns: 100 }
	);
});
