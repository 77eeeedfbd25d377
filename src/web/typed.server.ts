/** The texts that were typed into a form, by field, to show them again; files are left out. */
export const typedTexts = (form: FormData): { text: Record<string, string> } => ({
	text: Object.fromEntries([...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])))
});
