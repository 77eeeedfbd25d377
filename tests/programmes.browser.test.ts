import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transaction } from '#kernel/server/db.ts';
import { outbox } from '#kernel/server/mail.ts';
import { addCohort, addCourse, addProgramme, planCourse, publishProgramme, todayHere } from '#learning/server';
import { by, openHub, settled } from '../claims/support/hub.ts';
import { type Cookie, signedIn } from '../claims/support/pages.ts';
import { alive, axe, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;
let cohort: string;
const PDF = Buffer.from('%PDF-1.7\nfictif\n');

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true, args: ['--demo'] }), launchBrowser({ still: true })]);
	url = hub.program.url;
	cohort = await makeCohort();
});

afterAll(async () => {
	await browser?.close();
	await hub?.close();
});

test('a candidate applies, two read her blind, she is accepted and sees her timetable', async () => {
	const candidate = await as('director');
	await candidate.goto(`${url}/fr/apprendre/formations/formation-du-test-fictive`);
	await candidate.getByRole('link', { name: 'Poser ma candidature' }).click();
	await candidate.getByRole('button', { name: 'Commencer mon dossier' }).click();
	for (const kind of ['Copie du diplôme', 'Curriculum vitæ']) await attach(candidate, kind);
	await candidate.getByRole('button', { name: 'Envoyer ma candidature' }).click();
	await candidate.locator('#motivation-error').waitFor();
	await alive(candidate);
	await candidate.locator('#degree').fill('Bachelier en sons, 2014');
	await candidate.locator('#motivation').fill('Pour apprendre à raconter autrement.');
	await candidate.getByRole('button', { name: 'Envoyer ma candidature' }).click();
	await candidate.getByText('Cette candidature est envoyée').waitFor();

	const coordinator = await as('coordinator');
	await coordinator.goto(`${url}/fr/coulisses/formations/promotions/${cohort}/candidatures`);
	await coordinator.getByRole('link', { name: 'Aïcha Canal' }).click();
	await coordinator.getByRole('button', { name: 'Je la lis moi-même' }).click();
	// the page comes anew, and what is typed before that is gone
	await coordinator.getByRole('link', { name: 'Écrire mon avis' }).waitFor();
	await coordinator.getByLabel('E-mail de la personne qui lit').fill('lila.terril@exemple.invalid');
	await coordinator.getByRole('button', { name: 'Demander cette lecture' }).click();
	await coordinator.getByText('Lila Terril').waitFor();
	const dossier = coordinator.url().replace(/\?.*/, '');

	const teacher = await as('teacher');
	await advise(teacher, 'Un vrai projet.', 'Admettre');
	await coordinator.goto(dossier);
	expect(await coordinator.locator('main').textContent()).not.toContain('Un vrai projet.');
	await coordinator.getByRole('link', { name: 'Écrire mon avis' }).click();
	expect(await coordinator.locator('main').textContent()).not.toContain('Un vrai projet.');
	await fillAdvice(coordinator, 'D’accord.', 'À discuter');
	await coordinator.getByText('Un vrai projet.').waitFor();

	await coordinator.goto(dossier);
	await coordinator.getByLabel('Proposer une place').check();
	await coordinator.getByLabel('Quelques mots pour le candidat').fill('Bienvenue parmi nous.');
	await coordinator.getByRole('button', { name: 'Enregistrer et écrire au candidat' }).click();
	await coordinator.getByText('Place proposée').first().waitFor();
	await settled();
	const letters = (await outbox(200)).filter(({ recipient }) => recipient.startsWith('aicha.'));
	expect(letters.map(({ subject }) => subject.split(/\s:/)[0])).toEqual(['Une place pour vous', 'Candidature reçue']);

	await candidate.reload();
	await candidate.getByText('Bienvenue parmi nous.').waitFor();
	await candidate.getByRole('button', { name: 'Accepter la place' }).click();
	await candidate.getByRole('heading', { name: 'Prochaine séance' }).waitFor();
	expect(await candidate.locator('.seance').count()).toBe(14);
	await settled();
	const after = (await outbox(200)).filter(({ recipient }) => recipient.startsWith('aicha.'));
	expect(after).toHaveLength(3);
	expect(await axe(candidate)).toEqual([]);
});

test('without JavaScript the dates are looked at first, then made, and nothing typed is lost', async () => {
	const page = await as('coordinator', { javaScriptEnabled: false });
	await page.goto(`${url}/fr/coulisses/formations/promotions/${cohort}/horaire`);
	await page.locator('[name=course]').selectOption({ index: 2 });
	await page.locator('[name=count]').fill('3');
	await page.locator('[name=typed]').fill('demain');
	await page.getByRole('button', { name: 'Voir les dates' }).click();
	await page.locator('#typed-error').waitFor();
	expect(await page.locator('[name=count]').inputValue()).toBe('3');
	await page.locator('[name=typed]').fill('');
	await page.getByRole('button', { name: 'Voir les dates' }).click();
	expect(await page.locator('.preview li:not(.left)').count()).toBe(3);
	await page.locator('button[value=make]').click();
	await page.getByText('C’est enregistré.').waitFor();
});

async function makeCohort(): Promise<string> {
	const today = await todayHere();
	const after = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
	const words = (fr: string) => ({ source: 'fr', fr }) as const;
	return transaction(async (tx) => {
		const programme = await addProgramme(tx, {
			...{
				title: words('Formation du test (fictive)'),
				summary: words('Inventée.'),
				body: null,
				organization: 'equipe-du-hub'
			},
			...{ eqf: 7, languages: ['fr'], byDegree: null, byExperience: null, leastPresence: 80, operation: null },
			fictional: true
		});
		const course = await addCourse(tx, programme, { code: 'A1', title: words('Écouter'), ects: 5, teachers: [] }, by);
		await addCourse(tx, programme, { code: 'B2', title: words('Parler'), ects: 5, teachers: [] }, by);
		const made = await addCohort(
			tx,
			programme,
			{
				...{ name: 'Promotion du test', fromDay: after(3), toDay: after(200), places: 3, feeCents: 0, instalments: 1 },
				...{ appliesFrom: today, appliesUntil: after(2), offerDays: 10 }
			},
			by
		);
		const weekly = { first: after(3), start: '18:00', minutes: 120, weeks: 1, count: 14, holidays: true } as const;
		const where = { closed: true, typed: [], place: null, mode: 'on_site', onlineUrl: null } as const;
		await planCourse(tx, made, { ...weekly, ...where, course }, by);
		await publishProgramme(tx, programme, true, by);
		return made;
	});
}

async function attach(page: Page, kind: string): Promise<void> {
	await page.locator('[name=kind]').selectOption({ label: kind });
	await page.locator('[name=file]').setInputFiles({ name: 'fictif.pdf', mimeType: 'application/pdf', buffer: PDF });
	await page.getByRole('button', { name: 'Joindre' }).click();
	await page.locator('#documents').getByRole('link', { name: kind }).waitFor();
}

async function advise(page: Page, words: string, advice: string): Promise<void> {
	await page.goto(`${url}/fr/moi/formations`);
	await page.getByRole('link', { name: 'Aïcha Canal' }).click();
	await fillAdvice(page, words, advice);
	await page.getByText('Merci : votre avis est gardé.').waitFor();
}

async function fillAdvice(page: Page, words: string, advice: string): Promise<void> {
	await alive(page);
	await page.getByLabel(advice).check();
	await page.getByLabel('Pourquoi').fill(words);
	await page.getByRole('button', { name: 'Rendre mon avis' }).click();
}

const as = async (
	key: Parameters<typeof signedIn>[1],
	more: Parameters<Browser['newContext']>[0] = {}
): Promise<Page> => context(await signedIn(url, key), more);

async function context(cookies: Cookie[], more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
	const made = await browser.newContext({ locale: 'fr-BE', timezoneId: 'Europe/Brussels', ...more });
	if (cookies.length) await made.addCookies(cookies);
	const page = await made.newPage();
	return page;
}
