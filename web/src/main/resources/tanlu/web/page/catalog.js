import { change } from './state.js';

/** What can be asked about; says whether it came. */
export async function fetchCatalog() {
  try {
    const response = await fetch('/api/catalog');
    if (response.ok) change({ catalog: await response.json() });
    return response.ok;
  } catch {
    return false;
  }
}
