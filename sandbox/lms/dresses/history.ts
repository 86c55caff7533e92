/** LTI history variables: ids with a comma between, each URL-encoded, the nearest ancestor first. */
export function copyHistory(ids: string[]): string {
  return ids.map(encodeURIComponent).join(',');
}
