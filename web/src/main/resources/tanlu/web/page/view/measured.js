/** A value with its unit's code; `1` is the code of a pure number. */
export const measured = (value, unit) => (!unit || unit === '1' ? String(value) : `${value} ${unit}`);
