import type { Page } from 'playwright-core';

/** Says yes to what a page asks before an act. */
export const sayYes = (page: Page): Promise<void> =>
	page.getByRole('dialog').locator('button:not([formmethod])').click();
