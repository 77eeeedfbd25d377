import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify, letterWriters } from './classify.ts';
import { documentName, keptLine, keptText, withoutFiles } from './redact.ts';

const known = fc.record({
	authentication: fc.constantFrom('pass', 'none', 'fail', 'later'),
	automatic: fc.boolean(),
	loops: fc.boolean(),
	who: fc.constantFrom(...letterWriters),
	answers: fc.boolean()
} as const);

test('nothing comes into a file by itself but what an adviser of its keeper has proved to be hers', () => {
	fc.assert(
		fc.property(known, (mail) => {
			if (classify(mail) === 'filed')
				expect(mail).toMatchObject({ authentication: 'pass', who: 'adviser', automatic: false, loops: false });
		})
	);
});

test('what is refused does not tell who is known', () => {
	fc.assert(
		fc.property(known, fc.constantFrom(...letterWriters), (mail, who) => {
			const [one, other] = [classify(mail), classify({ ...mail, who })];
			const refusal = (of: typeof one) => (typeof of === 'object' || of === 'later' ? of : 'taken');
			expect(refusal(one)).toEqual(refusal(other));
		})
	);
});

test('what is not proved answers no invitation, and what is forged is never taken', () => {
	fc.assert(
		fc.property(known, (mail) => {
			const outcome = classify(mail);
			if (mail.authentication !== 'pass') expect(outcome).not.toBe('answered');
			if (mail.authentication === 'fail') expect(outcome).toHaveProperty('refused');
			if (mail.loops) expect(outcome).toEqual({ refused: 'loops' });
		})
	);
});

test('a calendar that answers by itself is heard, another program is not', () => {
	const mail = { authentication: 'pass', automatic: true, loops: false, who: 'holder' } as const;
	expect(classify({ ...mail, answers: true })).toBe('answered');
	expect(classify({ ...mail, answers: false })).toEqual({ refused: 'automatic' });
});

const DOMAIN = 'dossiers.example';

test('the address of a file stands in no text, whatever it stands in', () => {
	const address = fc.stringMatching(/^[a-z2-9]{10}$/).map((box) => `${box}@${DOMAIN}`);
	fc.assert(
		fc.property(fc.string({ maxLength: 60 }), address, fc.string({ maxLength: 60 }), (before, one, after) => {
			expect(withoutFiles(`${before} <${one.toUpperCase()}> ${after}`, DOMAIN).toLowerCase()).not.toContain(one);
			expect(withoutFiles(`${before}${one} ${after}`, DOMAIN)).not.toContain(one);
		})
	);
});

test('the name of another file goes with its address, and other addresses stay', () => {
	expect(withoutFiles(`À : Projet secret <abc@${DOMAIN}>; Inès <i@maison.example>`, DOMAIN)).toBe(
		'À : […]; Inès <i@maison.example>'
	);
	expect(withoutFiles(`x@${DOMAIN}.org`, DOMAIN)).toBe(`x@${DOMAIN}.org`);
});

test('a document has a name and nothing else in it', () => {
	fc.assert(
		fc.property(fc.option(fc.string({ unit: 'binary', maxLength: 300 }), { nil: undefined }), (given) => {
			const name = documentName(given, 'document-1');
			expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}.][^/\\<>:"|?*\p{Cc}]*$/u);
			expect(name.length).toBeLessThanOrEqual(160);
			expect(() => encodeURIComponent(name)).not.toThrow();
		})
	);
	expect(documentName('../../etc/passwd', 'x')).toBe('passwd');
	expect(documentName('C:\\Temp\\plan.pdf', 'x')).toBe('plan.pdf');
});

test('what is kept is bounded, and hides nothing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (text, most) => {
			for (const kept of [keptText(text, most), keptLine(text, most)]) {
				expect(kept.length).toBeLessThanOrEqual(most);
				expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
				expect(kept.isWellFormed()).toBe(true);
			}
		})
	);
});
