/**
 * Holds the first form that is pressed until what sends forms has come, then presses it again; where that does not come, as without a network, the
 * browser sends it itself.
 * @param bring resolves once it listens
 * @returns the way to stop, for when it has come otherwise.
 */
export function holdFirstPress(bring: () => Promise<void>): () => void {
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
		void bring().then(later, later);
	}
	document.addEventListener('submit', hold);
	return stop;
}

/** Whether a page has a form that writes. */
export const hasForms = (): boolean => document.querySelector('main form[method=post]') !== null;

const writes = (form: HTMLFormElement, by: HTMLElement | null): boolean =>
	(by?.getAttribute('formmethod') ?? form.getAttribute('method'))?.toLowerCase() === 'post';
