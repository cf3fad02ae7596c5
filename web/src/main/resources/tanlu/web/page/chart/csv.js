/** A text a spreadsheet would run as a formula; a number never is one. */
const FORMULA = /^[=+\-@\t\r]/;

const field = (value) => {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV; the byte order mark makes spreadsheets read it as UTF-8. */
export const csv = ({ columns, rows }) =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
