/** Next's, for browsers without scripts: the action's name in that build. */
const actionFields = 'input[type="hidden"][name^="$ACTION"]';

/** To another build, as without scripts: nothing is typed again. */
export async function submitAnew(form: HTMLFormElement): Promise<void> {
  const page = await fetch(location.href)
    .then((answer) => answer.text())
    .catch(() => "");
  const theirs = new DOMParser().parseFromString(page, "text/html").getElementById(form.id);
  const fields = theirs?.querySelectorAll(actionFields);
  // Changed beyond that, or signed out: the new page says so.
  if (!fields?.length) return location.reload();
  for (const stale of form.querySelectorAll(actionFields)) stale.remove();
  form.append(...fields);
  Object.assign(form, { action: location.href, method: "post", enctype: "multipart/form-data" });
  form.submit();
}
