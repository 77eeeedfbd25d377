import type { Page } from 'playwright-core';
import { alive, axe } from '../../tests/support/browser.ts';

/** A form that must be filled in, and what it lacks then. */
const REQUIRED =
	':is(input:is([type=text], [type=email], [type=url], [type=search], [type=number], [type=date]), textarea)[required]';

/**
 * Sends each form of a page without what it must have, past the browser's own check as an old browser would.
 * @returns what a reader misses on the page that comes back.
 */
export async function refused(page: Page, address: string): Promise<{ forms: number; problems: string[] }> {
	const problems: string[] = [];
	const forms = await page.evaluate(formsWith, REQUIRED);
	for (let place = 0; place < forms; place++) {
		await page.goto(address);
		await alive(page);
		const answer = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.evaluate(sendEmpty, { required: REQUIRED, place });
		await answer;
		await alive(page);
		const wrong = page.locator('main :is([aria-invalid=true], [role=alert])').filter({ visible: true });
		const said = await wrong
			.first()
			.waitFor({ timeout: 5000 })
			.then(
				() => true,
				() => false
			);
		const found = said ? await missed(page) : ['says nothing of what it lacks'];
		problems.push(...found.map((problem) => `form ${place + 1} sent empty: ${problem}`));
	}
	return { forms, problems };
}

async function missed(page: Page): Promise<string[]> {
	const led = await page
		.waitForFunction(() => document.activeElement?.matches('main :is([aria-invalid=true], [role=alert])'), null, {
			timeout: 2000
		})
		.then(
			() => [],
			() => ['the focus is not on what is wrong']
		);
	return [...led, ...(await page.evaluate(undescribed)), ...(await axe(page))];
}

/** Runs in the page. */
function formsWith(required: string): number {
	return [...document.querySelectorAll(`main form[method=post]:has(${required})`)].length;
}

/** Runs in the page. */
function sendEmpty({ required, place }: { required: string; place: number }): void {
	const form = [...document.querySelectorAll<HTMLFormElement>(`main form[method=post]:has(${required})`)][place];
	for (const { name } of form?.querySelectorAll<HTMLInputElement>(required) ?? []) {
		// a text in one language is enough, so it is taken out in all of them
		const [family] = /^.+_(?=[a-z]{2}$)/.exec(name) ?? [];
		const fields = family ? `[name^="${family}"]` : `[name="${name}"]`;
		for (const field of form?.querySelectorAll<HTMLInputElement>(`${fields}:not([type=hidden])`) ?? []) {
			field.value = '';
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
	}
	if (form) form.noValidate = true;
	form?.requestSubmit();
}

/** Runs in the page: fields that are wrong without a word of why. */
function undescribed(): string[] {
	return [...document.querySelectorAll('main [aria-invalid=true]')].flatMap((field) => {
		const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
		const words = ids.map((id) => document.getElementById(id)).filter((one) => one?.checkVisibility());
		return words.some((one) => one?.textContent?.trim()) ? [] : [`« ${field.getAttribute('name')} » does not say why`];
	});
}
