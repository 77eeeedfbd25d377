import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentName, keptLine, keptText, withoutBoxes } from './redact.ts';

const DOMAIN = 'dossiers.example';

test('an address that letters may go to stands in no text, whatever it stands in', () => {
	const address = fc.stringMatching(/^[a-z2-9]{10}$/).map((box) => `${box}@${DOMAIN}`);
	fc.assert(
		fc.property(fc.string({ maxLength: 60 }), address, fc.string({ maxLength: 60 }), (before, one, after) => {
			expect(withoutBoxes(`${before} <${one.toUpperCase()}> ${after}`, DOMAIN).toLowerCase()).not.toContain(one);
			expect(withoutBoxes(`${before}${one} ${after}`, DOMAIN)).not.toContain(one);
		})
	);
});

test('its name goes with it, and other addresses stay', () => {
	expect(withoutBoxes(`À : Projet secret <abc@${DOMAIN}>; Inès <i@maison.example>`, DOMAIN)).toBe(
		'À : […]; Inès <i@maison.example>'
	);
	expect(withoutBoxes(`x@${DOMAIN}.org`, DOMAIN)).toBe(`x@${DOMAIN}.org`);
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
