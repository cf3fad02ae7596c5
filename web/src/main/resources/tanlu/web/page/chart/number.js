/** Six digits tell more than any of the data hold; a year keeps its four digits together. */
const FORMAT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6, useGrouping: 'min2' });

/** A value of a chart or table as text. */
export const shown = (value) => (typeof value === 'number' ? FORMAT.format(value) : String(value ?? ''));
