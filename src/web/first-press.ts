/**
 * Holds the first form that is pressed until what sends forms has come, then presses it again. Where that does not come, the browser sends the form
 * itself, but not without a network: it would leave the page, and what was typed.
 * @param bring resolves once it listens
 * @param say tells that nothing was sent
 * @returns the way to stop, for when it has come otherwise.
 */
export function holdFirstPress(bring: () => Promise<void>, say: () => void): () => void {
	const stop = () => document.removeEventListener('submit', hold);
	function hold(event: SubmitEvent): void {
		const { target: form, submitter, defaultPrevented } = event;
		if (defaultPrevented || !(form instanceof HTMLFormElement) || !writes(form, submitter)) return;
		event.preventDefault();
		const pressAgain = () => {
			stop();
			form.requestSubmit(submitter);
		};
		// not while this press is still told, when a form takes no other
		const later = () => setTimeout(pressAgain);
		void bring().then(later, () => (navigator.onLine ? later() : say()));
	}
	document.addEventListener('submit', hold);
	return stop;
}

/** Whether a page has a form that writes. */
export const hasForms = (): boolean => document.querySelector('main form[method=post]') !== null;

const writes = (form: HTMLFormElement, by: HTMLElement | null): boolean =>
	(by?.getAttribute('formmethod') ?? form.getAttribute('method'))?.toLowerCase() === 'post';
