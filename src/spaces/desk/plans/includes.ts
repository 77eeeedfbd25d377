/** How many rows the form of a plan has for what it includes. */
export const INCLUDES = 4;
