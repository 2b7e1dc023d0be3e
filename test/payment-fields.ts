/** The hidden fields of the first form of a page that pays in this way, with its token. */
export function fieldsIn(page: string, method: string): Record<string, string> {
  const forms = page.split('<form').slice(1);
  const form = forms.find((each) => each.includes(`value="${method}"`)) ?? '';
  const fields: Record<string, string> = { method };
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name!] = value!;
  return fields;
}
